// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.datum4j.api.spi.Importer;

/** Builds the sample plugin from its sources and pom as the plugin parent would, without Maven. */
final class ThirdPartyBuild {
  static final Path SOURCES = SourceTree.ROOT.resolve("runtime/checks/src/test/third-party/boxlist");

  private ThirdPartyBuild() {}

  /** Compiles the plugin and puts its jar into a folder. */
  static Path into(Path plugins, Path scratch) throws IOException {
    Path classes = Files.createDirectories(scratch.resolve("classes"));
    compile(classes);
    Path pom = SOURCES.resolve("pom.xml");
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", value(pom, "artifactId"));
    attributes.putValue("Plugin-Version", value(pom, "version"));
    attributes.putValue("Plugin-Requires", SourceTree.find("<plugin.requires>([^<]+)<", parentPom()).orElseThrow());
    attributes.putValue("Plugin-Dependencies", "");
    attributes.putValue("Plugin-Description", value(pom, "description"));
    attributes.putValue("Plugin-Provider", value(pom, "plugin.provider"));
    attributes.putValue("Datum4J-Java", "17");
    attributes.putValue("Datum4J-Module", value(pom, "plugin.module"));
    Files.createDirectories(plugins);
    Path jar = plugins.resolve(value(pom, "artifactId") + "-" + value(pom, "version") + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  private static Path parentPom() {
    return SourceTree.ROOT.resolve("plugins/pom.xml");
  }

  private static String value(Path pom, String element) {
    return SourceTree.find("</parent>.*?<" + element + ">([^<]+)</", pom).orElseThrow();
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    String path = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "--release", "17",
            "-encoding", "UTF-8",
            "-d", classes.toString(),
            "--module-path", place(Importer.class).toString(),
            "--processor-path", path,
            "-processor", "org.datum4j.processor.FormatProcessor",
            "-Adatum4j.module=" + value(SOURCES.resolve("pom.xml"), "plugin.module"));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(SourceTree.javaFiles(SOURCES, "src/main/java"));
      boolean good = compiler.getTask(null, files, found, options, null, units).call();
      assertThat(good).as(found.getDiagnostics().toString()).isTrue();
    }
  }

  /** Returns the jar or folder that a class was loaded from. */
  static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what the host needs on its module path: the class path without the tools of the tests. */
  static String modulePath() {
    List<String> kept = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      boolean isTool =
          Stream.of("junit", "assertj", "archunit", "byte-buddy", "opentest4j", "apiguardian", "surefire", "checker")
              .anyMatch(name::contains);
      if (!isTool && !name.equals("test-classes") && Files.exists(Path.of(entry))) {
        kept.add(entry);
      }
    }
    return String.join(File.pathSeparator, kept);
  }
}
