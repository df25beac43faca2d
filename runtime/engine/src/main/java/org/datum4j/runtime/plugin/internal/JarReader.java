// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.PluginProblem;
import org.datum4j.runtime.plugin.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Reads what a jar says about itself: its manifest and catalogue entry. No class of it is loaded. */
public final class JarReader {
  private static final int MAX_TEXT_BYTES = 1 << 20;
  private static final Pattern ID = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");
  private static final Pattern VERSION =
      Pattern.compile("(0|[1-9]\\d{0,8})(\\.(0|[1-9]\\d{0,8})){2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
  private static final Pattern SINGLE_VERSION = Pattern.compile("[=v]?\\d+(\\.\\d+)*");
  private static final Set<String> RESERVED = Set.of("api", "kit", "runtime", "cli", "testkit", "processor");
  private static final List<String> HOST_PACKAGES =
      List.of("org/datum4j/api/", "org/datum4j/kit/", "org/datum4j/runtime/", "org/pf4j/");
  private static final String REBUILD = "Ask its maker for a corrected jar, or remove it from the plugin folder.";

  private JarReader() {}

  /** Reads a jar; whatever is wrong with it becomes its problem. */
  public static PluginJar read(Path file, long size, long modified) {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      return read(jar, file, size, modified);
    } catch (IOException | RuntimeException e) {
      return PluginJar.broken(file, size, modified, PluginProblem.of(
          ProblemKind.UNREADABLE_JAR, "", file,
          file.getFileName() + " (" + size + " bytes) cannot be read as a jar: " + e.getMessage(),
          "Download or copy the jar again, or remove it from the plugin folder."));
    }
  }

  private static PluginJar read(JarFile jar, Path file, long size, long modified) throws IOException {
    JarEntry manifest = jar.getJarEntry(JarFile.MANIFEST_NAME);
    if (manifest == null || manifest.getSize() > MAX_TEXT_BYTES || jar.getManifest() == null) {
      return noDescriptor(file, size, modified, "has no manifest");
    }
    Attributes attributes = jar.getManifest().getMainAttributes();
    String id = text(attributes, "Plugin-Id");
    if (id.isEmpty()) {
      return noDescriptor(file, size, modified, "has no Plugin-Id in its manifest");
    }
    List<String> faults = new ArrayList<>();
    String table = text(jar, FormatsTable.RESOURCE);
    List<CatalogueEntry> entries = List.of();
    try {
      entries = table == null ? List.of() : FormatsTable.parse(table, id);
    } catch (IllegalArgumentException e) {
      faults.add(FormatsTable.RESOURCE + " " + e.getMessage());
    }
    PluginJar found = new PluginJar(file, size, modified, id, text(attributes, "Plugin-Version"),
        text(attributes, "Plugin-Requires"), Dependency.parseAll(text(attributes, "Plugin-Dependencies")),
        text(attributes, "Plugin-Description"), text(attributes, "Plugin-License"), text(attributes, "Plugin-Provider"),
        javaVersion(text(attributes, "Datum4J-Java"), faults), text(attributes, "Datum4J-Module"), "", table != null,
        entries, Optional.empty());
    String bundled = bundledClass(jar);
    if (bundled != null) {
      return found.withProblem(found.problem(ProblemKind.BUNDLES_API,
          "the jar contains " + bundled + ", which only the host may bring: its providers would implement another"
              + " interface than the host asks for",
          "Build the plugin with datum4j-api and datum4j-kit in scope provided, without shading them."));
    }
    checkTexts(found, faults);
    return faults.isEmpty()
        ? found
        : found.withProblem(found.problem(ProblemKind.BAD_DESCRIPTOR, String.join("; ", faults), REBUILD));
  }

  private static PluginJar noDescriptor(Path file, long size, long modified, String what) {
    return PluginJar.broken(file, size, modified, PluginProblem.of(
        ProblemKind.NO_DESCRIPTOR, "", file, file.getFileName() + " " + what + ", so it is no plugin",
        "Remove it from the plugin folder; a library that a plugin needs belongs into the plugin's jar."));
  }

  private static int javaVersion(String text, List<String> faults) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      faults.add("Datum4J-Java is \"" + text + "\", expected a version such as 17");
      return 0;
    }
  }

  private static void checkTexts(PluginJar jar, List<String> faults) {
    String id = jar.id();
    if (!ID.matcher(id).matches() || id.length() > 100) {
      faults.add("Plugin-Id is \"" + id + "\", expected lower-case words joined by -");
    }
    if (RESERVED.contains(id) || id.startsWith("datum4j-")) {
      faults.add("Plugin-Id \"" + id + "\" is reserved for the host");
    }
    if (!VERSION.matcher(jar.version()).matches()) {
      faults.add("Plugin-Version is \"" + jar.version() + "\", expected a version such as 1.2.3");
    }
    if (SINGLE_VERSION.matcher(jar.requires()).matches()) {
      faults.add("Plugin-Requires is the single version \"" + jar.requires() + "\", expected a range such as ^1.0");
    } else if (jar.requires().isEmpty() || !Versions.isRange(jar.requires())) {
      faults.add("Plugin-Requires is \"" + jar.requires() + "\", expected a range such as ^1.0 or >=1.2 & <3");
    }
    for (Dependency dependency : jar.dependencies()) {
      if (!ID.matcher(dependency.id()).matches() || !Versions.isRange(dependency.range())) {
        faults.add("Plugin-Dependencies has \"" + dependency.text() + "\", expected the form coco-common@^1.0");
      }
    }
  }

  private static @Nullable String bundledClass(JarFile jar) {
    Iterator<JarEntry> entries = jar.entries().asIterator();
    while (entries.hasNext()) {
      String name = entries.next().getName();
      for (String hosts : HOST_PACKAGES) {
        if (name.startsWith(hosts) && name.endsWith(".class")) {
          return name;
        }
      }
    }
    return null;
  }

  private static String text(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    // The index keeps one value in each cell of a line.
    return value == null ? "" : value.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ').strip();
  }

  private static @Nullable String text(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
      if (bytes.length > MAX_TEXT_BYTES) {
        throw new IOException(name + " is longer than " + MAX_TEXT_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
