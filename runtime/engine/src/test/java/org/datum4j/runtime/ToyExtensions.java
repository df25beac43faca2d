// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.PluginException;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.Transform;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.Extensions;
import org.datum4j.runtime.plugin.Role;

/** Extensions that a test puts together. */
public final class ToyExtensions implements Extensions {
  private final List<CatalogueEntry> entries = new ArrayList<>();
  private final Map<String, Supplier<Importer>> importers = new TreeMap<>();
  private final Map<String, Supplier<Exporter>> exporters = new TreeMap<>();
  private final Map<String, Supplier<Transform>> transforms = new TreeMap<>();

  /** Starts without any. */
  public ToyExtensions() {}

  /** Returns the toy format in both directions and the transform {@code upper}. */
  public static ToyExtensions toys() {
    return new ToyExtensions()
        .plusImporter("toy", ToyFormat.Reader::new, "**/toy.txt", "**/toys.txt")
        .plusExporter("toy", ToyFormat.Writer::new)
        .plusTransform("upper", ToyFormat.Upper::new);
  }

  /** Adds an importer. */
  public ToyExtensions plusImporter(String name, Supplier<Importer> importer, String... files) {
    importers.put(name, importer);
    entries.add(new CatalogueEntry(Role.IMPORT, name, List.of(), name, List.of(files), "C", "plugin-" + name));
    return this;
  }

  /** Adds an exporter. */
  public ToyExtensions plusExporter(String name, Supplier<Exporter> exporter) {
    exporters.put(name, exporter);
    entries.add(new CatalogueEntry(Role.EXPORT, name, List.of(), name, List.of(), "C", "plugin-" + name));
    return this;
  }

  /** Adds a transform. */
  public ToyExtensions plusTransform(String name, Supplier<Transform> transform) {
    transforms.put(name, transform);
    entries.add(new CatalogueEntry(Role.TRANSFORM, name, List.of(), name, List.of(), "C", "plugin-" + name));
    return this;
  }

  @Override
  public List<CatalogueEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public Importer importer(String name) {
    return find(importers, name);
  }

  @Override
  public Exporter exporter(String name) {
    return find(exporters, name);
  }

  @Override
  public Transform transform(String name) {
    return find(transforms, name);
  }

  private static <T> T find(Map<String, Supplier<T>> known, String name) {
    if (!known.containsKey(name)) {
      throw new PluginException(
          Issue.error("PLUGIN-NAME-UNKNOWN", "no " + name, Location.unknown(), "There are " + known.keySet() + "."));
    }
    return known.get(name).get();
  }
}
