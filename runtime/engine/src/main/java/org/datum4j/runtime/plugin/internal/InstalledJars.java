// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.PluginException;
import org.datum4j.runtime.plugin.PluginProblem;

/** Tells which plugins are in a folder. */
public final class InstalledJars {
  /**
   * A plugin jar.
   *
   * @param file the jar
   * @param id the plugin
   * @param version its version
   */
  public record Described(Path file, String id, String version) {
    /** Compares the versions. */
    public boolean isNewerThan(Described other) {
      return Versions.INSTANCE.compareVersions(version, other.version) > 0;
    }
  }

  private InstalledJars() {}

  /**
   * Reads a jar that is to be installed.
   *
   * @throws PluginException if it is no sound plugin or does not fit
   * @throws IOException if there is no such file
   */
  public static Described describe(Path file, String apiVersion) throws IOException {
    PluginJar jar = JarReader.read(file, Files.size(file), 0);
    PluginProblem problem = Selection.misfit(jar, apiVersion, Runtime.version().feature());
    if (problem != null) {
      throw new PluginException(problem.issue());
    }
    return new Described(file, jar.id(), jar.version());
  }

  /** Lists the sound plugins of a folder. */
  public static List<Described> list(Path folder) throws IOException {
    List<Described> found = new ArrayList<>();
    for (Path file : CatalogueReader.list(folder)) {
      PluginJar jar = JarReader.read(file, Files.size(file), 0);
      if (jar.problem().isEmpty()) {
        found.add(new Described(file, jar.id(), jar.version()));
      }
    }
    return found;
  }
}
