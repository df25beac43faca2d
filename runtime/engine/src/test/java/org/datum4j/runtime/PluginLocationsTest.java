// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLocationsTest {
  @TempDir Path temp;

  @Test
  void listsVariableUserAndDistributionInThisOrder() {
    Map<String, String> environment = Map.of("DATUM_PLUGINS", temp + "/x" + File.pathSeparator + temp + "/y");
    Map<String, String> properties = Map.of("user.home", temp + "/me", "datum4j.home", temp + "/dist");
    PluginLocations locations = PluginLocations.standard(environment, properties::get);
    assertThat(locations.folders())
        .containsExactly(
            temp.resolve("x"),
            temp.resolve("y"),
            temp.resolve("me/.datum4j/plugins"),
            temp.resolve("dist/plugins"));
    assertThat(locations.withFirst(List.of(temp.resolve("z"), temp.resolve("y"))).folders())
        .startsWith(temp.resolve("z"), temp.resolve("y"), temp.resolve("x"))
        .doesNotHaveDuplicates();
  }

  @Test
  void neverListsTheWorkingDirectory() {
    Map<String, String> environment = Map.of("DATUM_PLUGINS", File.pathSeparator, "DATUM_USER_HOME", "");
    assertThat(PluginLocations.standard(environment, name -> name.equals("user.home") ? "?" : null).folders()).isEmpty();
    assertThat(PluginLocations.standard(Map.of("DATUM_USER_HOME", temp.toString()), name -> null).folders())
        .containsExactly(temp.resolve("plugins"));
  }
}
