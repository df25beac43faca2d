// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A finder that can close what it opened. The loader of a module layer keeps each jar open until it is garbage, which
 * would lock the file on Windows.
 */
final class TrackingFinder implements ModuleFinder, AutoCloseable {
  private final ModuleFinder finder;
  private final List<ModuleReader> readers = new ArrayList<>();

  TrackingFinder(ModuleFinder finder) {
    this.finder = finder;
  }

  @Override
  public Optional<ModuleReference> find(String name) {
    return finder.find(name).map(Tracked::new);
  }

  @Override
  public Set<ModuleReference> findAll() {
    return finder.findAll().stream().map(Tracked::new).collect(Collectors.toSet());
  }

  private synchronized ModuleReader track(ModuleReader reader) {
    readers.add(reader);
    return reader;
  }

  @Override
  public synchronized void close() throws IOException {
    IOException failure = null;
    for (ModuleReader reader : readers) {
      try {
        reader.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    readers.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private final class Tracked extends ModuleReference {
    private final ModuleReference reference;

    Tracked(ModuleReference reference) {
      super(reference.descriptor(), reference.location().orElse(null));
      this.reference = reference;
    }

    @Override
    public ModuleReader open() throws IOException {
      return track(reference.open());
    }
  }
}
