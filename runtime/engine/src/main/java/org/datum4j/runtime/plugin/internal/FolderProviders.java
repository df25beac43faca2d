// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginHostOptions;
import org.datum4j.runtime.plugin.PluginProblem;
import org.jspecify.annotations.Nullable;

/** Opens jars of plugin folders, each with what it needs and nothing else. Safe for threads. */
public final class FolderProviders implements ProviderSource {
  private final Catalogue catalogue;
  private final PluginHostOptions options;
  private final PluginSystem system;

  private FolderProviders(Catalogue catalogue, PluginHostOptions options, boolean hasLayers) {
    this.catalogue = catalogue;
    this.options = options;
    this.system = new PluginSystem(options.apiVersion(), hasLayers);
  }

  /** Says whether the API is a module, so that plugins can be modules, too. */
  public static boolean areLayersPossible() {
    return LayerSpace.isPossible();
  }

  /** Starts with no plugin open. */
  public static ProviderSource of(Catalogue catalogue, PluginHostOptions options, boolean hasLayers) {
    return new FolderProviders(catalogue, options, hasLayers);
  }

  @Override
  public <T> T create(CatalogueEntry entry, Class<T> type) {
    PluginJar jar = jar(entry.pluginId());
    PluginSpace space;
    synchronized (this) {
      space = openWithNeeds(jar);
    }
    // Without the lock: a constructor may be slow.
    return Providers.create(space.services(type), entry.className(), space::owns,
        (kind, texts) -> jar.problem(kind, texts[0], texts[1]));
  }

  @Override
  public synchronized void open(String pluginId) {
    openWithNeeds(jar(pluginId));
  }

  private PluginJar jar(String pluginId) {
    PluginJar jar = catalogue.usable(pluginId);
    if (jar == null) {
      throw new IllegalArgumentException("no usable plugin is called \"" + pluginId + "\"");
    }
    return jar;
  }

  private PluginSpace openWithNeeds(PluginJar wanted) {
    Map<String, JarDescriptor> order = new LinkedHashMap<>();
    collect(wanted, order);
    PluginSpace space = system.space(wanted.id());
    for (JarDescriptor descriptor : order.values()) {
      try {
        Optional<PluginProblem> disallowed = CatalogueReader.disallowed(descriptor.jar(), options);
        if (disallowed.isPresent()) {
          throw new ProblemException(disallowed.get(), null);
        }
        system.open(descriptor);
      } catch (ProblemException e) {
        throw descriptor.jar() == wanted ? e : missing(wanted, descriptor, e);
      }
      space = system.space(wanted.id());
    }
    if (space == null) {
      throw new IllegalStateException(wanted.label() + " did not open");
    }
    return space;
  }

  private static ProblemException missing(PluginJar wanted, JarDescriptor broken, ProblemException reason) {
    Dependency need = new Dependency(broken.getPluginId(), broken.getVersion(), false);
    return new ProblemException(Selection.missing(wanted, need, Optional.of(reason.problem())), reason);
  }

  /** Puts a jar after all that it needs; those that are open already are left out. */
  private void collect(PluginJar jar, Map<String, JarDescriptor> order) {
    if (system.space(jar.id()) != null || order.containsKey(jar.id())) {
      return;
    }
    List<Dependency> needs = new ArrayList<>();
    for (Dependency need : jar.dependencies()) {
      PluginJar other = usable(need);
      if (other != null) {
        collect(other, order);
        needs.add(need);
      }
    }
    order.put(jar.id(), new JarDescriptor(jar, needs));
  }

  private @Nullable PluginJar usable(Dependency need) {
    PluginJar other = catalogue.usable(need.id());
    return other != null && Selection.isMetBy(need, other) ? other : null;
  }

  @Override
  public synchronized boolean isOpen(String pluginId) {
    return system.space(pluginId) != null;
  }

  @Override
  public synchronized void unload(String pluginId) {
    if (system.space(pluginId) != null) {
      system.unloadPlugin(pluginId);
    }
  }

  @Override
  public synchronized void close() {
    for (PluginJar jar : catalogue.usable()) {
      unload(jar.id());
    }
  }
}
