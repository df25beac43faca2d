// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.datum4j.api.spi.Importer;

/** Compiles the few kinds of plugin that the tests need, each once. */
final class PluginSources {
  private static final Map<String, Map<String, byte[]>> COMPILED = new HashMap<>();

  private static final String SAMPLE =
      """
      package plug;
      public class Sample implements org.datum4j.api.spi.Importer {
        public final ClassLoader context = Thread.currentThread().getContextClassLoader();
        public Sample() { %s }
        public org.datum4j.api.detect.Detection detect(org.datum4j.api.spi.DetectionContext c) {
          return org.datum4j.api.detect.Detection.of(org.datum4j.api.detect.Confidence.LIKELY, %s);
        }
        public org.datum4j.api.spi.DatasetSource open(org.datum4j.api.spi.ImportRequest r) {
          throw new NoSuchMethodError("open");
        }
      }
      """;

  private static final String MODULE =
      "module plug.sample { requires org.datum4j.api; %s provides org.datum4j.api.spi.Importer with plug.Sample; }";

  private PluginSources() {}

  /** A plugin that works. */
  static Map<String, byte[]> good() {
    return compile("", Map.of("module-info", MODULE.formatted(""), "plug/Sample", SAMPLE.formatted("", "\"it\"")));
  }

  /** A plugin whose constructor does something. */
  static Map<String, byte[]> withConstructor(String body) {
    return compile("", Map.of("module-info", MODULE.formatted(""), "plug/Sample", SAMPLE.formatted(body, "\"it\"")));
  }

  /** A library plugin; its version is what its class tells. */
  static Map<String, byte[]> base(String version) {
    return compile(
        "",
        Map.of(
            "module-info", "module plug.base { exports plug.base; }",
            "plug/base/Base",
                "package plug.base; public class Base { public static String version() { return \"" + version
                    + "\"; } }"));
  }

  /** A plugin that needs the library. */
  static Map<String, byte[]> userOfBase() {
    return compile(
        "base",
        Map.of(
            "module-info", MODULE.formatted("requires plug.base;"),
            "plug/Sample", SAMPLE.formatted("", "plug.base.Base.version()")));
  }

  /** A plugin whose module requires the library, which its classes do not use. */
  static Map<String, byte[]> requiringUnused() {
    return compile(
        "base",
        Map.of("module-info", MODULE.formatted("requires plug.base;"), "plug/Sample", SAMPLE.formatted("", "\"it\"")));
  }

  /** A module that declares nothing to offer. */
  static Map<String, byte[]> silent() {
    return compile("", Map.of("module-info", "module plug.sample {}", "plug/Other", "package plug; class Other {}"));
  }

  /** Classes as a far later Java would write them. */
  static Map<String, byte[]> ofLaterJava(Map<String, byte[]> classes) {
    Map<String, byte[]> later = new TreeMap<>();
    classes.forEach(
        (name, bytes) -> {
          byte[] copy = bytes.clone();
          copy[7] = 120;
          later.put(name, copy);
        });
    return later;
  }

  private static synchronized Map<String, byte[]> compile(String needs, Map<String, String> sources) {
    String key = needs + new TreeMap<>(sources);
    Map<String, byte[]> classes = COMPILED.get(key);
    if (classes == null) {
      classes = compileNow(needs, sources);
      COMPILED.put(key, classes);
    }
    return classes;
  }

  private static Map<String, byte[]> compileNow(String needs, Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      Path out = Files.createTempDirectory("classes");
      String modules = apiPlace().toString();
      if (!needs.isEmpty()) {
        Path base = Files.createTempDirectory("base");
        for (Map.Entry<String, byte[]> one : base("").entrySet()) {
          Path file = base.resolve(one.getKey());
          Files.createDirectories(file.getParent());
          Files.write(file, one.getValue());
        }
        modules += File.pathSeparator + base;
      }
      List<String> options =
          List.of("--release", "17", "-proc:none", "-d", out.toString(), "--module-path", modules);
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((name, text) -> units.add(new Source(name, text)));
      if (!compiler.getTask(null, files, found, options, null, units).call()) {
        throw new IllegalStateException(found.getDiagnostics().toString());
      }
      return read(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path apiPlace() {
    try {
      return Path.of(Importer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        classes.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        Files.delete(file);
      }
    }
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("text:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return text;
    }
  }
}
