// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.datum4j.runtime.plugin.PluginHostOptions;
import org.jspecify.annotations.Nullable;

/** Says where the plugins of a {@link Datum} come from. */
public final class DatumBuilder {
  private final List<Path> folders = new ArrayList<>();
  private @Nullable ClassLoader loader;
  private @Nullable Path cache;

  DatumBuilder() {}

  /** Adds folders with plugin jars; earlier ones win. Plugins are code: name only folders that you trust. */
  public DatumBuilder plugins(Path... more) {
    folders.addAll(Arrays.asList(more));
    return this;
  }

  /** Uses the plugins that a loader sees, which are ordinary dependencies, instead of folders. */
  public DatumBuilder classPath(ClassLoader used) {
    loader = used;
    return this;
  }

  /** Keeps what the jars say in a folder, so that the next start need not open them. */
  public DatumBuilder cache(Path folder) {
    cache = folder;
    return this;
  }

  /**
   * Makes the door; no plugin is opened before it is needed.
   *
   * @throws IllegalStateException if both folders and the class path are named
   */
  public Datum build() {
    if (loader != null) {
      if (!folders.isEmpty()) {
        throw new IllegalStateException("plugins come from folders or from the class path, not from both");
      }
      return Datum.ofClassPath(loader);
    }
    PluginHostOptions options = PluginHostOptions.of(folders);
    return Datum.open(cache == null ? options : options.withIndexFolder(cache));
  }
}
