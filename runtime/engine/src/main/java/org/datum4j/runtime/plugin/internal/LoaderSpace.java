// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ServiceLoader;
import org.datum4j.api.spi.Importer;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginManager;

/** PF4J's class loader for one plugin, for hosts that have everything on the class path. */
final class LoaderSpace implements PluginSpace {
  private final PluginClassLoader loader;

  LoaderSpace(PluginManager manager, JarDescriptor descriptor) {
    // The host's classes first, so that a plugin cannot bring another copy of what it shares with the host.
    loader = new PluginClassLoader(
        manager, descriptor, Importer.class.getClassLoader(), ClassLoadingStrategy.ADP);
    loader.addFile(descriptor.jar().file().toFile());
  }

  @Override
  public ClassLoader loader() {
    return loader;
  }

  @Override
  public <T> ServiceLoader<T> services(Class<T> type) {
    return ServiceLoader.load(type, loader);
  }

  @Override
  public boolean owns(Class<?> type) {
    return type.getClassLoader() == loader;
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
