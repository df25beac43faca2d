// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.datum4j.runtime.plugin.internal.ApiVersion;

/**
 * Where a host finds plugins and how it treats them.
 *
 * @param folders folders with plugin jars; earlier ones win where two offer the same. Plugins are trusted code, so name
 *     only folders that nobody else can write to. A folder that does not exist counts as empty; there is no default.
 * @param indexFolder folder where what the jars say is kept between runs; without it each run opens all jars
 * @param apiVersion the version that plugins' ranges are compared with
 * @param mode how the classes of plugins are kept apart
 * @param lockFile list of the SHA-256 sums of allowed jars; without it all jars of the folders are allowed
 */
public record PluginHostOptions(
    List<Path> folders, Optional<Path> indexFolder, String apiVersion, PluginMode mode, Optional<Path> lockFile) {
  /** Makes the folders absolute and drops repeated ones. */
  public PluginHostOptions {
    LinkedHashSet<Path> distinct = new LinkedHashSet<>();
    for (Path folder : folders) {
      distinct.add(folder.toAbsolutePath().normalize());
    }
    folders = List.copyOf(distinct);
  }

  /** Starts with folders, no index, all jars allowed and the version of the API that is there. */
  public static PluginHostOptions of(List<Path> folders) {
    return new PluginHostOptions(folders, Optional.empty(), ApiVersion.current(), PluginMode.AUTO, Optional.empty());
  }

  /** Starts with folders, no index, all jars allowed and the version of the API that is there. */
  public static PluginHostOptions of(Path... folders) {
    return of(List.of(folders));
  }

  /** Returns a copy that keeps what the jars say in a folder, which is made when needed. */
  public PluginHostOptions withIndexFolder(Path folder) {
    return new PluginHostOptions(folders, Optional.of(folder), apiVersion, mode, lockFile);
  }

  /** Returns a copy that claims another version of the API. */
  public PluginHostOptions withApiVersion(String version) {
    return new PluginHostOptions(folders, indexFolder, version, mode, lockFile);
  }

  /** Returns a copy with another way to keep plugins apart. */
  public PluginHostOptions withMode(PluginMode changed) {
    return new PluginHostOptions(folders, indexFolder, apiVersion, changed, lockFile);
  }

  /**
   * Returns a copy that allows only listed jars.
   *
   * @param file lines of a SHA-256 sum, two blanks and a name for people, as {@code sha256sum} prints them
   */
  public PluginHostOptions withLockFile(Path file) {
    return new PluginHostOptions(folders, indexFolder, apiVersion, mode, Optional.of(file));
  }
}
