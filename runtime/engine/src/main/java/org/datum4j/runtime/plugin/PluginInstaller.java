// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.PluginException;
import org.datum4j.runtime.plugin.internal.ApiVersion;
import org.datum4j.runtime.plugin.internal.InstalledJars;

/** Puts plugin jars into a folder and takes them out. */
public final class PluginInstaller {
  private final String apiVersion;

  /** Makes an installer for the version of the API that is there. */
  public PluginInstaller() {
    this(ApiVersion.current());
  }

  /**
   * Makes an installer.
   *
   * @param apiVersion the version that plugins' ranges are compared with
   */
  public PluginInstaller(String apiVersion) {
    this.apiVersion = apiVersion;
  }

  /**
   * Copies a jar into a plugin folder, under the name {@code id-version.jar}. Older versions of the plugin in the
   * folder are removed. The folder never holds half a jar.
   *
   * @param jar the plugin
   * @param folder where hosts will look; made when needed
   * @param isForced whether the same or a newer version in the folder is replaced
   * @return the copy
   * @throws PluginException if the jar is no sound plugin, does not fit this host, or is there already
   * @throws IOException if a file cannot be written
   */
  public Path install(Path jar, Path folder, boolean isForced) throws IOException {
    InstalledJars.Described wanted = InstalledJars.describe(jar, apiVersion);
    Files.createDirectories(folder);
    List<InstalledJars.Described> others = new ArrayList<>();
    for (InstalledJars.Described other : InstalledJars.list(folder)) {
      if (other.id().equals(wanted.id())) {
        others.add(other);
      }
    }
    for (InstalledJars.Described other : others) {
      if (!isForced && !wanted.isNewerThan(other)) {
        throw new PluginException(Issue.error(
            "PLUGIN-INSTALL-EXISTS",
            "plugin " + wanted.id() + " is there in version " + other.version() + ", which is not older than "
                + wanted.version(),
            Location.ofFile(other.file().toString()),
            "Remove it first, or install with --force."));
      }
    }
    Path target = folder.resolve(wanted.id() + "-" + wanted.version() + ".jar");
    Path temporary = Files.createTempFile(folder, "install", ".tmp");
    try {
      Files.copy(jar, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    for (InstalledJars.Described other : others) {
      if (!other.file().equals(target)) {
        Files.delete(other.file());
      }
    }
    return target;
  }

  /**
   * Deletes all versions of a plugin from a folder.
   *
   * @return the deleted jars
   * @throws PluginException if there is none
   * @throws IOException if a file cannot be deleted
   */
  public List<Path> remove(String pluginId, Path folder) throws IOException {
    List<Path> removed = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>();
    for (InstalledJars.Described jar : InstalledJars.list(folder)) {
      ids.add(jar.id());
      if (jar.id().equals(pluginId)) {
        Files.delete(jar.file());
        removed.add(jar.file());
      }
    }
    if (removed.isEmpty()) {
      throw new PluginException(Issue.error(
          "PLUGIN-NOT-INSTALLED",
          "plugin \"" + pluginId + "\" is not in the folder",
          Location.ofFile(folder.toString()),
          ids.isEmpty() ? "The folder holds no plugins." : "Plugins there: " + String.join(", ", ids)));
    }
    return removed;
  }
}
