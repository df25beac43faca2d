// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.datum4j.api.spi.Importer;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;

/** A module layer for one plugin, above the layers of the plugins that it needs and the host's. */
final class LayerSpace implements PluginSpace {
  private final TrackingFinder finder;
  private final ModuleLayer layer;
  private final ClassLoader loader;

  private LayerSpace(TrackingFinder finder, ModuleLayer layer, ClassLoader loader) {
    this.finder = finder;
    this.layer = layer;
    this.loader = loader;
  }

  /** Says whether layers are possible: a plugin's module can require the API only if that is a module. */
  static boolean isPossible() {
    return Importer.class.getModule().isNamed();
  }

  /**
   * Makes the layer.
   *
   * @throws ProblemException if the modules do not fit together
   */
  static LayerSpace open(PluginJar jar, List<LayerSpace> needed) {
    TrackingFinder finder = new TrackingFinder(ModuleFinder.of(jar.file()));
    try {
      List<ModuleLayer> parents = new ArrayList<>();
      needed.forEach(space -> parents.add(space.layer));
      parents.add(hostLayer());
      Set<String> roots = finder.findAll().stream().map(it -> it.descriptor().name()).collect(Collectors.toSet());
      List<Configuration> configurations = parents.stream().map(ModuleLayer::configuration).toList();
      Configuration resolved = Configuration.resolve(finder, configurations, ModuleFinder.of(), roots);
      ModuleLayer layer =
          ModuleLayer.defineModulesWithOneLoader(resolved, parents, ClassLoader.getPlatformClassLoader()).layer();
      return new LayerSpace(finder, layer, layer.findLoader(roots.iterator().next()));
    } catch (FindException | ResolutionException | LayerInstantiationException | SecurityException e) {
      close(finder);
      throw new ProblemException(problem(jar, e), e);
    }
  }

  private static ModuleLayer hostLayer() {
    Module runtime = LayerSpace.class.getModule();
    // The host may itself live in a layer that an application made, so this is not always the boot layer.
    return runtime.isNamed() ? runtime.getLayer() : Importer.class.getModule().getLayer();
  }

  private static PluginProblem problem(PluginJar jar, RuntimeException failure) {
    String why =
        failure.getMessage() + (failure.getCause() == null ? "" : " (" + failure.getCause().getMessage() + ")");
    if (why.contains("Unsupported major.minor version")) {
      return jar.problem(ProblemKind.JAVA_VERSION,
          "its classes need a newer Java than " + Runtime.version().feature() + ": " + why,
          "Run with a newer Java, or install a version of the plugin for this one.");
    }
    return jar.problem(ProblemKind.MODULE_RESOLUTION, "its modules do not fit together: " + why,
        "If a module of the JDK is missing, start java with --add-modules and its name; otherwise install another"
            + " version of the plugin, or add the plugin that has the module to Plugin-Dependencies.");
  }

  @Override
  public ClassLoader loader() {
    return loader;
  }

  @Override
  public <T> ServiceLoader<T> services(Class<T> type) {
    return ServiceLoader.load(layer, type);
  }

  @Override
  public boolean owns(Class<?> type) {
    return type.getModule().getLayer() == layer;
  }

  @Override
  public void close() {
    close(finder);
  }

  private static void close(TrackingFinder finder) {
    try {
      finder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
