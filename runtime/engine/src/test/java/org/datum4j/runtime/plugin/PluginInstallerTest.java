// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.datum4j.api.issue.PluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginInstallerTest {
  @TempDir Path shop;
  @TempDir Path home;

  private final PluginInstaller installer = new PluginInstaller("1.0.0");

  private List<String> installed() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("plugins"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path install(Path jar, boolean isForced) throws IOException {
    return installer.install(jar, home.resolve("plugins"), isForced);
  }

  @Test
  void copiesAPluginUnderItsOwnName() throws IOException {
    Path jar = TestJar.plugin("alpha").to(shop.resolve("download(1).jar"));
    Path copy = install(jar, false);
    assertThat(copy.getFileName()).hasToString("alpha-1.0.0.jar");
    assertThat(copy).hasSameBinaryContentAs(jar);
    assertThat(installed()).containsExactly("alpha-1.0.0.jar");
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(home.resolve("plugins")))) {
      assertThat(host.importer("alpha")).isNotNull();
    }
  }

  @Test
  void replacesOlderVersionsOnly() throws IOException {
    install(TestJar.plugin("alpha").into(shop), false);
    install(TestJar.plugin("alpha").version("1.1.0").into(shop), false);
    assertThat(installed()).containsExactly("alpha-1.1.0.jar");
    Path old = TestJar.plugin("alpha").into(shop);
    Path same = TestJar.plugin("alpha").version("1.1.0").into(shop);
    for (Path jar : List.of(old, same)) {
      assertThatThrownBy(() -> install(jar, false))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("PLUGIN-INSTALL-EXISTS")
          .hasMessageContaining("1.1.0");
    }
    install(same, true);
    install(old, true);
    assertThat(installed()).containsExactly("alpha-1.0.0.jar");
  }

  @Test
  void refusesWhatIsNoSoundPlugin() throws IOException {
    Path text = Files.writeString(shop.resolve("text.jar"), "text");
    assertThatThrownBy(() -> install(text, false)).hasMessageContaining("PLUGIN-UNREADABLE-JAR");
    assertThatThrownBy(() -> install(TestJar.plugin("a").with("Plugin-Requires", "^9").into(shop), true))
        .hasMessageContaining("PLUGIN-API-VERSION");
    assertThatThrownBy(() -> install(shop.resolve("none.jar"), false)).isInstanceOf(NoSuchFileException.class);
    assertThat(home.resolve("plugins")).doesNotExist();
  }

  @Test
  void removesPlugins() throws IOException {
    Path alpha = install(TestJar.plugin("alpha").into(shop), false);
    install(TestJar.plugin("beta").into(shop), false);
    assertThat(installer.remove("alpha", home.resolve("plugins"))).containsExactly(alpha);
    assertThat(installed()).containsExactly("beta-1.0.0.jar");
    assertThatThrownBy(() -> installer.remove("alpha", home.resolve("plugins")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("PLUGIN-NOT-INSTALLED")
        .hasMessageContaining("beta");
  }
}
