// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folders that plugins are looked for in; of two that offer the same, the first wins. Plugins are trusted code, so
 * the working directory is never among them unless somebody names it.
 *
 * @param folders absolute paths; those that do not exist count as empty
 */
public record PluginLocations(List<Path> folders) {
  /** Environment variable: folders with the system's path separator between them. */
  public static final String VARIABLE = "DATUM_PLUGINS";

  /** Environment variable: replaces {@code ~/.datum4j}, the folder of the user's own things. */
  public static final String USER_VARIABLE = "DATUM_USER_HOME";

  /** System property: the folder that the distribution was unpacked to. */
  public static final String HOME_PROPERTY = "datum4j.home";

  /** Makes the folders absolute and drops repeated ones. */
  public PluginLocations {
    Set<Path> distinct = new LinkedHashSet<>();
    folders.forEach(folder -> distinct.add(folder.toAbsolutePath().normalize()));
    folders = List.copyOf(distinct);
  }

  /** Returns nothing but these folders. */
  public static PluginLocations of(Path... folders) {
    return new PluginLocations(List.of(folders));
  }

  /**
   * Returns the folders of the command line: those in {@value #VARIABLE}, the user's {@code ~/.datum4j/plugins}, and the
   * distribution's {@code plugins}.
   */
  public static PluginLocations standard() {
    return standard(System.getenv(), System::getProperty);
  }

  static PluginLocations standard(Map<String, String> environment, UnaryOperator<@Nullable String> property) {
    List<Path> folders = new ArrayList<>();
    for (String entry : environment.getOrDefault(VARIABLE, "").split(Pattern.quote(System.getProperty("path.separator")))) {
      if (!entry.isBlank()) {
        folders.add(Path.of(entry));
      }
    }
    String own = environment.getOrDefault(USER_VARIABLE, "");
    String home = property.apply("user.home");
    if (!own.isBlank()) {
      folders.add(Path.of(own, "plugins"));
    } else if (home != null && Path.of(home).isAbsolute()) {
      folders.add(Path.of(home, ".datum4j", "plugins"));
    }
    String distribution = property.apply(HOME_PROPERTY);
    if (distribution != null && !distribution.isBlank()) {
      folders.add(Path.of(distribution, "plugins"));
    }
    return new PluginLocations(folders);
  }

  /** Returns a copy with other folders before those that are here. */
  public PluginLocations withFirst(List<Path> more) {
    List<Path> all = new ArrayList<>(more);
    all.addAll(folders);
    return new PluginLocations(all);
  }
}
