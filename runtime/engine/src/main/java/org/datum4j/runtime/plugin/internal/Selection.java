// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Chooses the jars that can be used. Only culprits, and those that need them, are left out. */
final class Selection {
  private final List<PluginJar> jars;
  private final Map<Path, PluginProblem> problems = new LinkedHashMap<>();
  private final Map<String, PluginJar> chosen = new TreeMap<>();
  private final Map<String, PluginProblem> problemsById = new LinkedHashMap<>();

  private Selection(List<PluginJar> jars) {
    this.jars = jars;
  }

  /** Returns the problems of the jars that cannot be used; all others can, as far as their descriptors tell. */
  static Map<Path, PluginProblem> problems(
      List<PluginJar> jars, String apiVersion, int java, @Nullable PluginLock lock) {
    Selection selection = new Selection(jars);
    for (PluginJar jar : jars) {
      selection.judgeAlone(jar, apiVersion, java, lock);
    }
    while (selection.dropUnmetNeeds() || selection.dropCycles()) {
      // Each round may take from another plugin what it needs.
    }
    selection.dropSilent();
    return selection.problems;
  }

  /** Returns what keeps a sound jar from working with this host, whatever else is installed. */
  static @Nullable PluginProblem misfit(PluginJar jar, String apiVersion, int java) {
    if (jar.problem().isPresent()) {
      return jar.problem().get();
    }
    if (jar.java() > java) {
      return jar.problem(ProblemKind.JAVA_VERSION, "needs Java " + jar.java() + ", this is Java " + java,
          "Run with Java " + jar.java() + " or newer, or install a version of the plugin for Java " + java + ".");
    }
    if (!Versions.INSTANCE.checkVersionConstraint(apiVersion, jar.requires())) {
      boolean isTooNew = Versions.isNewer(jar.requires(), apiVersion);
      return jar.problem(ProblemKind.API_VERSION,
          "works with API version " + jar.requires() + ", this host has " + apiVersion + ": the plugin is too "
              + (isTooNew ? "new" : "old"),
          isTooNew
              ? "Update Datum4J, or install an older version of the plugin."
              : "Install a newer version of the plugin.");
    }
    return null;
  }

  private void judgeAlone(PluginJar jar, String apiVersion, int java, @Nullable PluginLock lock) {
    if (jar.problem().isPresent()) {
      drop(jar, jar.problem().get());
      return;
    }
    if (lock != null && !lock.allows(jar.sha256())) {
      drop(jar, notAllowed(jar, lock));
      return;
    }
    PluginProblem misfit = misfit(jar, apiVersion, java);
    if (misfit != null) {
      drop(jar, misfit);
      return;
    }
    PluginJar other = chosen.get(jar.id());
    // The jars come in the order of the folders, so among equal versions the first folder wins.
    if (other == null || Versions.INSTANCE.compareVersions(jar.version(), other.version()) > 0) {
      chosen.put(jar.id(), jar);
      if (other != null) {
        dropDuplicate(other, jar);
      }
      return;
    }
    dropDuplicate(jar, other);
  }

  static PluginProblem notAllowed(PluginJar jar, PluginLock lock) {
    return jar.problem(ProblemKind.NOT_ALLOWED,
        "its SHA-256 sum " + jar.sha256() + " is not in the list of allowed plugins " + lock.file(),
        "If you trust the jar, add the line: " + jar.sha256() + "  " + jar.file().getFileName());
  }

  private void dropDuplicate(PluginJar loser, PluginJar winner) {
    problems.put(loser.file(), loser.problem(ProblemKind.DUPLICATE,
        "version " + loser.version() + " is there beside version " + winner.version() + " in " + winner.file()
            + ", which is used",
        "Remove one of the two jars."));
  }

  private void drop(PluginJar jar, PluginProblem problem) {
    problems.put(jar.file(), problem);
    if (!jar.id().isEmpty()) {
      problemsById.putIfAbsent(jar.id(), problem);
    }
    chosen.remove(jar.id(), jar);
  }

  private boolean dropUnmetNeeds() {
    boolean dropped = false;
    for (PluginJar jar : List.copyOf(chosen.values())) {
      PluginProblem unmet = unmetNeed(jar);
      if (unmet != null) {
        drop(jar, unmet);
        dropped = true;
      }
    }
    return dropped;
  }

  private @Nullable PluginProblem unmetNeed(PluginJar jar) {
    for (Dependency need : jar.dependencies()) {
      PluginJar other = chosen.get(need.id());
      if (need.isOptional()) {
        continue;
      }
      if (other == null) {
        return missing(jar, need, Optional.ofNullable(problemsById.get(need.id())));
      }
      if (!isMetBy(need, other)) {
        return jar.problem(ProblemKind.DEPENDENCY_VERSION,
            "needs plugin " + need.id() + " in version " + need.range() + ", found " + other.version() + " in "
                + other.file(),
            "Install a version of " + need.id() + " that fits, or another version of " + jar.id() + ".");
      }
    }
    return null;
  }

  static PluginProblem missing(PluginJar jar, Dependency need, Optional<PluginProblem> reason) {
    return jar.problem(ProblemKind.MISSING_DEPENDENCY,
        "needs plugin " + need.id() + " in version " + need.range()
            + reason.map(it -> ", which cannot be used: " + it.message()).orElse(", which is not there"),
        reason.map(PluginProblem::mend).orElse("Put the jar of " + need.id() + " into a plugin folder."));
  }

  static boolean isMetBy(Dependency need, PluginJar other) {
    return Versions.INSTANCE.checkVersionConstraint(other.version(), need.range());
  }

  private boolean dropCycles() {
    Map<PluginJar, List<String>> cycles = new LinkedHashMap<>();
    for (PluginJar jar : chosen.values()) {
      List<String> cycle = cycleThrough(jar.id());
      if (!cycle.isEmpty()) {
        cycles.put(jar, cycle);
      }
    }
    cycles.forEach((jar, cycle) -> drop(jar, jar.problem(ProblemKind.CYCLE,
        "plugins need each other in a circle: " + String.join(" → ", cycle),
        "Remove one of these plugins, or install versions that do not need each other.")));
    return !cycles.isEmpty();
  }

  /** Finds the shortest way from a plugin through its needs back to it; empty if there is none. */
  private List<String> cycleThrough(String start) {
    Deque<List<String>> ways = new ArrayDeque<>(List.of(List.of(start)));
    Set<String> seen = new HashSet<>();
    while (!ways.isEmpty()) {
      List<String> way = ways.remove();
      PluginJar last = chosen.get(way.get(way.size() - 1));
      for (Dependency need : last.dependencies()) {
        List<String> longer = new ArrayList<>(way);
        longer.add(need.id());
        if (need.id().equals(start)) {
          return longer;
        }
        if (chosen.containsKey(need.id()) && seen.add(need.id())) {
          ways.add(longer);
        }
      }
    }
    return List.of();
  }

  /** A plugin without catalogue entry is of use only to others. */
  private void dropSilent() {
    Set<String> needed = new HashSet<>();
    for (PluginJar jar : chosen.values()) {
      jar.dependencies().forEach(need -> needed.add(need.id()));
    }
    for (PluginJar jar : jars) {
      if (chosen.get(jar.id()) == jar && !jar.isCatalogued() && !needed.contains(jar.id())) {
        drop(jar, jar.problem(ProblemKind.NOTHING_OFFERED,
            "has no " + FormatsTable.RESOURCE + ", so nothing is known of what it offers",
            "Build it with the parent datum4j-plugin-parent, or with datum4j-processor as annotation processor."));
      }
    }
  }
}
