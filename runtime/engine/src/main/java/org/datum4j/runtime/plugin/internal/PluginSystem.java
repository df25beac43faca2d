// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.pf4j.AbstractPluginManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.ExtensionWrapper;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.RuntimeMode;
import org.pf4j.SingletonExtensionFactory;
import org.pf4j.VersionManager;

/**
 * PF4J with its parts exchanged: it gets single jars, each after those that it needs, and never looks into folders; a
 * plugin's classes live in a {@link PluginSpace}; providers come from the service loader. What it keeps is the
 * life cycle and the order in which plugins are stopped. Not safe for threads; the host locks.
 *
 * <p>The {@code create…} methods run in the super class's constructor, before there are fields here.
 */
final class PluginSystem extends AbstractPluginManager {
  private final Map<String, PluginSpace> spaces = new HashMap<>();
  private final Map<Path, JarDescriptor> descriptors = new HashMap<>();
  private final boolean hasLayers;

  PluginSystem(String apiVersion, boolean hasLayers) {
    super(List.of());
    this.hasLayers = hasLayers;
    // Without it PF4J would not compare versions at all.
    setSystemVersion(apiVersion);
  }

  /**
   * Opens a jar; the plugins that it needs are open.
   *
   * @throws ProblemException if its classes cannot be given a place
   */
  void open(JarDescriptor descriptor) {
    Path file = descriptor.jar().file();
    descriptors.put(file, descriptor);
    try {
      loadPlugin(file);
      if (startPlugin(descriptor.getPluginId()) != PluginState.STARTED) {
        throw new ProblemException(descriptor.jar().problem(ProblemKind.PROVIDER_FAILED,
            "PF4J did not start it", "Look into the log of org.pf4j, and tell the plugin's maker."), null);
      }
    } catch (RuntimeException e) {
      if (getPlugin(descriptor.getPluginId()) != null) {
        unloadPlugin(descriptor.getPluginId());
      }
      closeSpace(descriptor.getPluginId());
      throw e;
    }
  }

  @Nullable PluginSpace space(String pluginId) {
    return spaces.get(pluginId);
  }

  private ClassLoader openSpace(JarDescriptor descriptor) {
    PluginSpace space;
    if (hasLayers) {
      List<LayerSpace> needed = new ArrayList<>();
      for (Dependency need : descriptor.needs()) {
        if (spaces.get(need.id()) instanceof LayerSpace other) {
          needed.add(other);
        }
      }
      space = LayerSpace.open(descriptor.jar(), needed);
    } else {
      space = new LoaderSpace(this, descriptor);
    }
    spaces.put(descriptor.getPluginId(), space);
    return space.loader();
  }

  @Override
  protected boolean unloadPlugin(String pluginId, boolean unloadDependents, boolean resolveDependencies) {
    boolean unloaded = super.unloadPlugin(pluginId, unloadDependents, resolveDependencies);
    closeSpace(pluginId);
    return unloaded;
  }

  private void closeSpace(String pluginId) {
    PluginSpace space = spaces.remove(pluginId);
    if (space != null) {
      space.close();
    }
    descriptors.values().removeIf(descriptor -> descriptor.getPluginId().equals(pluginId));
  }

  @Override
  protected List<Path> createPluginsRoot() {
    return List.of();
  }

  @Override
  public RuntimeMode getRuntimeMode() {
    return RuntimeMode.DEPLOYMENT;
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new PluginRepository() {
      @Override
      public List<Path> getPluginPaths() {
        return List.of();
      }

      @Override
      public boolean deletePluginPath(Path file) {
        return false;
      }
    };
  }

  @Override
  protected PluginFactory createPluginFactory() {
    return wrapper -> new Plugin();
  }

  @Override
  protected ExtensionFactory createExtensionFactory() {
    return new SingletonExtensionFactory(this);
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PluginDescriptorFinder() {
      @Override
      public boolean isApplicable(Path file) {
        return descriptors.containsKey(file);
      }

      @Override
      public PluginDescriptor find(Path file) {
        return descriptors.get(file);
      }
    };
  }

  @Override
  protected ExtensionFinder createExtensionFinder() {
    return new NoExtensions();
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new PluginStatusProvider() {
      @Override
      public boolean isPluginDisabled(String pluginId) {
        return false;
      }

      @Override
      public void disablePlugin(String pluginId) {
        // Nothing is remembered between runs: which plugins there are is the folders' business.
      }

      @Override
      public void enablePlugin(String pluginId) {
        // See above.
      }
    };
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new PluginLoader() {
      @Override
      public boolean isApplicable(Path file) {
        return true;
      }

      @Override
      public ClassLoader loadPlugin(Path file, PluginDescriptor descriptor) {
        return openSpace((JarDescriptor) descriptor);
      }
    };
  }

  @Override
  protected VersionManager createVersionManager() {
    return Versions.INSTANCE;
  }

  /** Providers come from the service loader, so PF4J has none. */
  private static final class NoExtensions implements ExtensionFinder {
    @Override
    public <T> List<ExtensionWrapper<T>> find(Class<T> type) {
      return List.of();
    }

    @Override
    public <T> List<ExtensionWrapper<T>> find(Class<T> type, String pluginId) {
      return List.of();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<ExtensionWrapper> find(String pluginId) {
      return List.of();
    }

    @Override
    public Set<String> findClassNames(String pluginId) {
      return Set.of();
    }
  }
}
