// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;

/**
 * What a jar says about itself.
 *
 * @param file the jar
 * @param size bytes
 * @param modified time of the last change, microseconds since 1970
 * @param id {@code Plugin-Id}
 * @param version {@code Plugin-Version}
 * @param requires range of the API's version
 * @param dependencies other plugins that it needs
 * @param description one line
 * @param license licence
 * @param provider who made it
 * @param java the lowest Java version that runs it
 * @param module name of its module, or the empty text
 * @param sha256 sum of the jar, or the empty text where nobody asked for it
 * @param isCatalogued whether it has a catalogue entry; a library plugin's is empty
 * @param entries what it offers
 * @param problem what is wrong with the jar itself
 */
public record PluginJar(
    Path file,
    long size,
    long modified,
    String id,
    String version,
    String requires,
    List<Dependency> dependencies,
    String description,
    String license,
    String provider,
    int java,
    String module,
    String sha256,
    boolean isCatalogued,
    List<CatalogueEntry> entries,
    Optional<PluginProblem> problem) {
  /** Copies the lists. */
  public PluginJar {
    dependencies = List.copyOf(dependencies);
    entries = List.copyOf(entries);
  }

  static PluginJar broken(Path file, long size, long modified, PluginProblem problem) {
    return new PluginJar(
        file, size, modified, "", "", "", List.of(), "", "", "", 0, "", "", false, List.of(), Optional.of(problem));
  }

  PluginJar withProblem(PluginProblem changed) {
    return new PluginJar(file, size, modified, id, version, requires, dependencies, description, license, provider,
        java, module, sha256, isCatalogued, entries, Optional.of(changed));
  }

  PluginJar withEntries(List<CatalogueEntry> changed) {
    return new PluginJar(file, size, modified, id, version, requires, dependencies, description, license, provider,
        java, module, sha256, isCatalogued, changed, problem);
  }

  PluginJar withSha256(String changed) {
    return new PluginJar(file, size, modified, id, version, requires, dependencies, description, license, provider,
        java, module, changed, isCatalogued, entries, problem);
  }

  PluginProblem problem(ProblemKind kind, String message, String mend) {
    return PluginProblem.of(kind, id, file, message, mend);
  }

  /** Returns the plugin as messages name it. */
  public String label() {
    return id + " " + version;
  }
}
