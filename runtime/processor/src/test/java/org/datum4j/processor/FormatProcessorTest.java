// SPDX-License-Identifier: Apache-2.0
package org.datum4j.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.datum4j.api.spi.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatProcessorTest {
  private static final String DETECT =
      "public org.datum4j.api.detect.Detection detect(org.datum4j.api.spi.DetectionContext c) { return null; } "
          + "public org.datum4j.api.spi.DatasetSource open(org.datum4j.api.spi.ImportRequest r) { return null; }";

  @TempDir Path folder;

  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private String messages = "";

  private FormatProcessorTest add(String name, String text) {
    sources.add(
        new SimpleJavaFileObject(URI.create("text:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return text;
          }
        });
    return this;
  }

  private FormatProcessorTest importer(String name, String annotation) {
    return add(
        "demo/" + name,
        "package demo; " + annotation + " public class " + name + " implements org.datum4j.api.spi.Importer { "
            + DETECT + " }");
  }

  private FormatProcessorTest module(String provides) {
    return add("module-info", "module demo { requires org.datum4j.api; " + provides + " }");
  }

  private boolean compile() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    Path api = Path.of(Format.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> all = new ArrayList<>(List.of("--release", "17", "-d", folder.toString(), "-encoding", "UTF-8"));
    all.addAll(List.of(sources.get(0).getName().contains("module-info") ? "--module-path" : "--class-path",
        api.toString()));
    all.addAll(options);
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task = compiler.getTask(null, files, found, all, null, sources);
      task.setProcessors(List.of(new FormatProcessor()));
      boolean good = task.call();
      found.getDiagnostics().forEach(one -> messages += one.getMessage(Locale.ROOT) + "\n");
      return good;
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve("META-INF").resolve(file));
  }

  @Test
  void writesServicesAndCatalogueEntry() throws Exception {
    module("provides org.datum4j.api.spi.Importer with demo.B, demo.A;");
    importer("A", "@org.datum4j.api.spi.Format(name = \"a_1\", title = \"Ä format\", aliases = {\"x\", \"y-z\"},"
        + " files = {\"**/*.json\", \"*.{a,b}\"})");
    importer("B", "@org.datum4j.api.spi.Format(name = \"b\", title = \"B\")");
    assertThat(compile()).as(messages).isTrue();
    assertThat(text("services/org.datum4j.api.spi.Importer")).isEqualTo("demo.B\ndemo.A\n");
    assertThat(text("datum4j/formats.tsv"))
        .isEqualTo(
            "datum4j-formats\t1\n"
                + "import\ta_1\tx|y-z\tÄ format\t**/*.json|*.{a,b}\tdemo.A\n"
                + "import\tb\t\tB\t\tdemo.B\n");
  }

  @Test
  void givesLibraryPluginAnEmptyEntry() throws Exception {
    module("");
    assertThat(compile()).as(messages).isTrue();
    assertThat(text("datum4j/formats.tsv")).isEqualTo("datum4j-formats\t1\n");
    assertThat(folder.resolve("META-INF/services")).doesNotExist();
  }

  @Test
  void writesServicesOfOtherKindsWithoutAskingForFormat() throws Exception {
    module("provides java.lang.Runnable with demo.R;");
    add("demo/R", "package demo; public class R implements Runnable { public void run() {} }");
    assertThat(compile()).as(messages).isTrue();
    assertThat(text("services/java.lang.Runnable")).isEqualTo("demo.R\n");
  }

  @Test
  void refusesProviderWithoutFormat() throws Exception {
    module("provides org.datum4j.api.spi.Importer with demo.A;").importer("A", "");
    assertThat(compile()).isFalse();
    assertThat(messages).contains("demo.A: module-info.java provides it, but it has no @Format");
  }

  @Test
  void refusesFormatThatIsNotProvided() throws Exception {
    module("").importer("A", "@org.datum4j.api.spi.Format(name = \"a\", title = \"A\")");
    assertThat(compile()).isFalse();
    assertThat(messages).contains("demo.A: module-info.java does not provide it");
  }

  @Test
  void refusesFormatWithoutModule() throws Exception {
    importer("A", "@org.datum4j.api.spi.Format(name = \"a\", title = \"A\")");
    assertThat(compile()).isFalse();
    assertThat(messages).contains("no module-info.java");
  }

  @Test
  void refusesNamesOfBadForm() throws Exception {
    module("provides org.datum4j.api.spi.Importer with demo.A;");
    importer("A", "@org.datum4j.api.spi.Format(name = \"My-Format\", title = \"a\\tb\", aliases = \"No\","
        + " files = \"\")");
    assertThat(compile()).isFalse();
    assertThat(messages).contains("name = \"My-Format\"", "aliases = \"No\"", "title = ", "files = \"\"");
  }

  @Test
  void refusesNameThatIsUsedTwice() throws Exception {
    module("provides org.datum4j.api.spi.Importer with demo.A, demo.B;");
    importer("A", "@org.datum4j.api.spi.Format(name = \"a\", title = \"A\")");
    importer("B", "@org.datum4j.api.spi.Format(name = \"b\", title = \"B\", aliases = \"a\")");
    assertThat(compile()).isFalse();
    assertThat(messages).contains("\"a\" is used twice for import: by demo.A and demo.B");
  }

  @Test
  void refusesModuleThatTheManifestWouldCallOtherwise() throws Exception {
    options.add("-A" + FormatProcessor.MODULE_OPTION + "=org.datum4j.demo");
    module("");
    assertThat(compile()).isFalse();
    assertThat(messages).contains("called demo", "org.datum4j.demo", "plugin.module");
  }
}
