// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Providers that are ordinary dependencies of the host: no folder, no isolation, nothing to unload. */
public final class ClassPathProviders implements ProviderSource {
  private final ClassLoader loader;

  /** Uses what a loader sees. */
  public ClassPathProviders(ClassLoader loader) {
    this.loader = loader;
  }

  /** Reads the catalogue entries that the loader sees. */
  public Catalogue catalogue() {
    Map<Path, PluginProblem> problems = new LinkedHashMap<>();
    List<PluginJar> jars = new ArrayList<>();
    try {
      Set<String> seen = new LinkedHashSet<>();
      for (URL table : (Iterable<URL>) loader.getResources(FormatsTable.RESOURCE)::asIterator) {
        if (seen.add(table.toString())) {
          PluginJar jar = jar(table);
          jar.problem().ifPresent(problem -> problems.put(jar.file(), problem));
          jars.add(jar);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Catalogue(jars, problems);
  }

  private static PluginJar jar(URL table) throws IOException {
    String root = table.toString().substring(0, table.toString().length() - FormatsTable.RESOURCE.length());
    Attributes manifest = manifest(root);
    String id = manifest == null ? "" : text(manifest, "Plugin-Id");
    String text = new String(bytes(table), StandardCharsets.UTF_8);
    Path file = file(root);
    List<CatalogueEntry> entries = List.of();
    PluginProblem problem = null;
    try {
      entries = FormatsTable.parse(text, id);
      if (manifest == null || id.isEmpty()) {
        // A folder of classes has no manifest.
        id = entries.isEmpty() ? root : idOf(entries.get(0).className());
        entries = FormatsTable.parse(text, id);
        manifest = new Attributes();
      }
    } catch (IllegalArgumentException e) {
      manifest = manifest == null ? new Attributes() : manifest;
      problem = PluginProblem.of(ProblemKind.BAD_DESCRIPTOR, id, file,
          table + " " + e.getMessage(), "Build the plugin with the annotation processor datum4j-processor.");
    }
    return new PluginJar(file, 0, 0, id, text(manifest, "Plugin-Version"), text(manifest, "Plugin-Requires"), List.of(),
        text(manifest, "Plugin-Description"), text(manifest, "Plugin-License"), text(manifest, "Plugin-Provider"), 0,
        text(manifest, "Datum4J-Module"), "", true, entries, Optional.ofNullable(problem));
  }

  private static String text(Attributes manifest, String name) {
    String value = manifest.getValue(name);
    return value == null ? "" : value;
  }

  /** Returns the id that the rule of names gives: org.datum4j.coco.instances is of plugin coco-instances. */
  private static String idOf(String className) {
    String folder = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return folder.startsWith("org.datum4j.")
        ? folder.substring("org.datum4j.".length()).replace('.', '-')
        : folder;
  }

  private static Path file(String root) {
    String path = root.startsWith("jar:") ? root.substring(4) : root;
    path = path.endsWith("!/") ? path.substring(0, path.length() - 2) : path;
    return path.startsWith("file:") ? Path.of(URI.create(path)) : Path.of(path.replaceAll("[^\\w.-]+", "_"));
  }

  private static @Nullable Attributes manifest(String root) {
    try {
      return new Manifest(new ByteArrayInputStream(bytes(new URL(root + "META-INF/MANIFEST.MF"))))
          .getMainAttributes();
    } catch (IOException e) {
      // No manifest: see the caller.
      return null;
    }
  }

  private static byte[] bytes(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    // Java's cache would keep the jar open for good.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  @Override
  public <T> T create(CatalogueEntry entry, Class<T> type) {
    return Providers.create(ServiceLoader.load(type, loader), entry.className(), it -> true,
        (kind, texts) -> new PluginProblem(kind, entry.pluginId(), Optional.empty(), texts[0], texts[1]));
  }

  @Override
  public void open(String pluginId) {
    // What is on the class path is always open.
  }

  @Override
  public boolean isOpen(String pluginId) {
    return true;
  }

  @Override
  public void unload(String pluginId) {
    // What is on the class path stays.
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
