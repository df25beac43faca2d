// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.runtime.PluginLocations;
import org.datum4j.runtime.plugin.PluginHost;
import org.datum4j.runtime.plugin.PluginHostOptions;

/**
 * Where the command line looks for plugins, and where it keeps what it learnt of them.
 *
 * @param named the folders of {@code --plugins-dir}, which come first
 * @param environment the environment's variables
 */
record PluginFolders(List<Path> named, Map<String, String> environment) {
  static PluginFolders of(List<Path> named) {
    return new PluginFolders(named, System.getenv());
  }

  /** Returns the folder that {@code datum plugins install} uses. */
  Path ofUser() {
    if (!named.isEmpty()) {
      return named.get(0);
    }
    String own = environment.getOrDefault(PluginLocations.USER_VARIABLE, "");
    return own.isBlank()
        ? Path.of(System.getProperty("user.home"), ".datum4j", "plugins")
        : Path.of(own, "plugins");
  }

  PluginHost open() {
    PluginHostOptions options = PluginHostOptions.of(PluginLocations.standard().withFirst(named).folders());
    return PluginHost.open(cache().map(options::withIndexFolder).orElse(options));
  }

  private Optional<Path> cache() {
    return variable("DATUM_CACHE")
        .or(() -> variable("XDG_CACHE_HOME").map(folder -> folder.resolve("datum4j")))
        .or(() -> variable("HOME").map(folder -> folder.resolve(".cache").resolve("datum4j")));
  }

  private Optional<Path> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
  }
}
