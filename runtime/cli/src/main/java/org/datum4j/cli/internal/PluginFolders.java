// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.datum4j.runtime.plugin.PluginHost;
import org.datum4j.runtime.plugin.PluginHostOptions;

/**
 * Where the command line looks for plugins: the folders that the user names, those of {@code DATUM_PLUGINS}, the user's own
 * and the distribution's. Never the working directory, since plugins are code.
 *
 * @param named the folders of {@code --plugins-dir}
 * @param environment looks up environment variables
 * @param home the distribution, if it runs from one
 */
record PluginFolders(List<Path> named, Function<String, Optional<String>> environment, Optional<Path> home) {
  private static final String HOME_PROPERTY = "datum4j.home";

  static PluginFolders of(List<Path> named) {
    return new PluginFolders(
        named,
        name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()),
        Optional.ofNullable(System.getProperty(HOME_PROPERTY)).map(Path::of));
  }

  List<Path> all() {
    List<Path> folders = new ArrayList<>(named);
    environment
        .apply("DATUM_PLUGINS")
        .ifPresent(
            list -> {
              for (String folder : list.split(File.pathSeparator)) {
                if (!folder.isBlank()) {
                  folders.add(Path.of(folder));
                }
              }
            });
    user().ifPresent(folders::add);
    home.map(folder -> folder.resolve("plugins")).ifPresent(folders::add);
    return folders;
  }

  /** Returns the folder that {@code datum plugins install} uses. */
  Optional<Path> user() {
    if (!named.isEmpty()) {
      return Optional.of(named.get(0));
    }
    return environment
        .apply("DATUM_HOME")
        .map(Path::of)
        .or(() -> Optional.ofNullable(System.getProperty("user.home")).map(folder -> Path.of(folder, ".datum4j")))
        .map(folder -> folder.resolve("plugins"));
  }

  PluginHost open() {
    PluginHostOptions options = PluginHostOptions.of(all());
    Optional<Path> cache =
        environment
            .apply("DATUM_CACHE")
            .map(Path::of)
            .or(() -> environment.apply("XDG_CACHE_HOME").map(folder -> Path.of(folder, "datum4j")))
            .or(() -> environment.apply("HOME").map(folder -> Path.of(folder, ".cache", "datum4j")));
    return PluginHost.open(cache.map(options::withIndexFolder).orElse(options));
  }
}
