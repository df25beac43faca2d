// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.datum4j.runtime.plugin.Role;
import org.jspecify.annotations.Nullable;

/** All that the jars say, put in order: who offers what, who cannot, and who loses a name to whom. */
public final class Catalogue {
  private final List<PluginJar> jars;
  private final Map<Path, PluginProblem> rejected;
  private final Map<String, PluginJar> usable = new LinkedHashMap<>();
  private final List<CatalogueEntry> entries;
  private final Map<Role, Map<String, CatalogueEntry>> byName = new EnumMap<>(Role.class);
  private final Map<Role, Map<String, PluginProblem>> lost = new EnumMap<>(Role.class);
  private final Map<String, PluginProblem> clashes = new TreeMap<>();

  /**
   * Puts jars in order.
   *
   * @param jars in the order of the folders
   * @param rejected problems of those that cannot be used
   */
  Catalogue(List<PluginJar> jars, Map<Path, PluginProblem> rejected) {
    this.jars = List.copyOf(jars);
    this.rejected = rejected;
    for (Role role : Role.values()) {
      byName.put(role, new TreeMap<>());
      lost.put(role, new TreeMap<>());
    }
    List<CatalogueEntry> offers = new ArrayList<>();
    for (PluginJar jar : jars) {
      if (!rejected.containsKey(jar.file())) {
        usable.put(jar.id(), jar);
        offers.addAll(jar.entries());
      }
    }
    this.entries = claimAliases(claimNames(ownersFirst(offers)));
    for (PluginJar jar : jars) {
      PluginProblem problem = rejected.get(jar.file());
      if (problem != null) {
        keepLost(jar, problem);
      }
    }
  }

  /** A plugin owns the name that its id spells; the rest stays in the order of the folders. */
  private static List<CatalogueEntry> ownersFirst(List<CatalogueEntry> offers) {
    List<CatalogueEntry> owners = new ArrayList<>();
    List<CatalogueEntry> others = new ArrayList<>();
    for (CatalogueEntry entry : offers) {
      boolean isOwner = entry.pluginId().replace('-', '_').equals(entry.name());
      (isOwner ? owners : others).add(entry);
    }
    owners.addAll(others);
    return owners;
  }

  private List<CatalogueEntry> claimNames(List<CatalogueEntry> offers) {
    List<CatalogueEntry> winners = new ArrayList<>();
    for (CatalogueEntry entry : offers) {
      CatalogueEntry other = byName(entry.role()).putIfAbsent(entry.name(), entry);
      if (other == null) {
        winners.add(entry);
      } else if (!entry.equals(other)) {
        clash(entry, entry.name(), other);
      }
    }
    return winners;
  }

  private List<CatalogueEntry> claimAliases(List<CatalogueEntry> winners) {
    Map<String, CatalogueEntry> all = new TreeMap<>();
    for (CatalogueEntry entry : winners) {
      List<String> aliases = new ArrayList<>();
      for (String alias : entry.aliases()) {
        CatalogueEntry other = byName(entry.role()).putIfAbsent(alias, entry);
        if (other == null) {
          aliases.add(alias);
        } else {
          clash(entry, alias, other);
        }
      }
      all.put(
          entry.role().ordinal() + entry.name(),
          aliases.size() == entry.aliases().size() ? entry : withAliases(entry, aliases));
    }
    return List.copyOf(all.values());
  }

  private static CatalogueEntry withAliases(CatalogueEntry entry, List<String> aliases) {
    return new CatalogueEntry(entry.role(), entry.name(), aliases, entry.title(), entry.files(), entry.className(),
        entry.pluginId());
  }

  private void clash(CatalogueEntry loser, String name, CatalogueEntry winner) {
    PluginJar jar = usable.get(loser.pluginId());
    clashes.putIfAbsent(loser.pluginId(), new PluginProblem(
        ProblemKind.DUPLICATE, loser.pluginId(), Optional.ofNullable(jar).map(PluginJar::file),
        "offers the " + loser.role().word() + " name \"" + name + "\", which plugin " + winner.pluginId()
            + " offers, too; the one of " + winner.pluginId() + " is used",
        "Remove one of the two plugins."));
  }

  private void keepLost(PluginJar jar, PluginProblem problem) {
    for (CatalogueEntry entry : jar.entries()) {
      Map<String, PluginProblem> names = lost.getOrDefault(entry.role(), Map.of());
      names.putIfAbsent(entry.name(), problem);
      entry.aliases().forEach(alias -> names.putIfAbsent(alias, problem));
    }
  }

  private Map<String, CatalogueEntry> byName(Role role) {
    return byName.getOrDefault(role, Map.of());
  }

  /** Returns what can be used, sorted by role and name. */
  public List<CatalogueEntry> entries() {
    return entries;
  }

  /** Finds what a name or alias means. */
  public @Nullable CatalogueEntry find(Role role, String name) {
    return byName(role).get(name);
  }

  /** Finds why a name that a broken plugin offers cannot be used. */
  public @Nullable PluginProblem reasonFor(Role role, String name) {
    return lost.getOrDefault(role, Map.of()).get(name);
  }

  /** Returns all jars in the order of the folders. */
  public List<PluginJar> jars() {
    return jars;
  }

  /** Returns the jars that can be used. */
  public Collection<PluginJar> usable() {
    return usable.values();
  }

  /** Finds the usable jar of a plugin. */
  public @Nullable PluginJar usable(String pluginId) {
    return usable.get(pluginId);
  }

  /** Returns why a jar cannot be used, or else which name it loses to another plugin. */
  public @Nullable PluginProblem problemOf(PluginJar jar) {
    PluginProblem problem = rejected.get(jar.file());
    return problem != null || usable.get(jar.id()) != jar ? problem : clashes.get(jar.id());
  }

  /** Says whether a jar cannot be used at all. */
  public boolean isRejected(PluginJar jar) {
    return rejected.containsKey(jar.file());
  }
}
