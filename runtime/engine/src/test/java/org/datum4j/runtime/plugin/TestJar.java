// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes plugin jars, sound and broken ones. */
final class TestJar {
  static final String SERVICE = "META-INF/services/org.datum4j.api.spi.Importer";

  private final Map<String, String> attributes = new TreeMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();

  /** A plugin that imports a format called like itself. */
  static TestJar plugin(String id) {
    return library(id).offering(id.replace('-', '_'), "").classes(PluginSources.good());
  }

  /** A plugin that offers nothing itself. */
  static TestJar library(String id) {
    return new TestJar()
        .with("Plugin-Id", id)
        .with("Plugin-Version", "1.0.0")
        .with("Plugin-Requires", "^1.0")
        .with("Plugin-Description", "The plugin " + id)
        .with("Plugin-License", "Apache-2.0")
        .with("Plugin-Provider", "Tests")
        .with("Datum4J-Java", "17")
        .file("META-INF/datum4j/formats.tsv", "datum4j-formats\t1\n");
  }

  TestJar offering(String name, String aliases) {
    return file("META-INF/datum4j/formats.tsv",
            "datum4j-formats\t1\nimport\t" + name + "\t" + aliases + "\tA format\t**/*.txt\tplug.Sample\n")
        .file(SERVICE, "plug.Sample\n");
  }

  TestJar with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  TestJar version(String version) {
    return with("Plugin-Version", version);
  }

  TestJar needs(String dependencies) {
    return with("Plugin-Dependencies", dependencies);
  }

  TestJar without(String attributeOrFile) {
    attributes.remove(attributeOrFile);
    files.remove(attributeOrFile);
    return this;
  }

  TestJar classes(Map<String, byte[]> classes) {
    files.keySet().removeIf(name -> name.endsWith(".class"));
    files.putAll(classes);
    return this;
  }

  TestJar file(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Writes the jar under a name made of id and version. */
  Path into(Path folder) {
    return to(folder.resolve(attributes.get("Plugin-Id") + "-" + attributes.get("Plugin-Version") + ".jar"));
  }

  Path to(Path jar) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try {
      Files.createDirectories(jar.getParent());
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out, manifest)) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          zip.putNextEntry(new JarEntry(file.getKey()));
          zip.write(file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
