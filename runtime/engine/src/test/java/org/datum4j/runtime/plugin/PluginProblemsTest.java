// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.datum4j.api.issue.PluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PluginProblemsTest {
  @TempDir Path folder;

  private PluginMode mode = PluginMode.AUTO;

  private PluginProblem only(String id) {
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder).withMode(mode))) {
      List<PluginProblem> found = host.check().stream().filter(it -> it.pluginId().equals(id)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private void assertProblem(String id, ProblemKind kind, String... words) {
    PluginProblem problem = only(id);
    assertThat(problem.kind()).as(problem.message()).isEqualTo(kind);
    assertThat(problem.message()).contains(words);
    assertThat(problem.mend()).isNotEmpty();
    assertThat(problem.jar()).isPresent();
    assertThat(problem.issue().text()).contains(problem.code(), problem.jar().orElseThrow().toString());
  }

  @Test
  void tellsFilesThatAreNoJars() throws IOException {
    Files.writeString(folder.resolve("text.jar"), "no jar");
    assertProblem("", ProblemKind.UNREADABLE_JAR, "text.jar (6 bytes)");
  }

  @Test
  void tellsTruncatedJars() throws IOException {
    Path jar = TestJar.plugin("cut").into(folder);
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    assertProblem("", ProblemKind.UNREADABLE_JAR, "cut-1.0.0.jar");
  }

  @Test
  void tellsJarsThatAreNoPlugins() {
    TestJar.plugin("x").without("Plugin-Id").to(folder.resolve("library.jar"));
    assertProblem("", ProblemKind.NO_DESCRIPTOR, "library.jar", "Plugin-Id");
  }

  @Test
  void tellsDescriptorsOfBadForm() {
    TestJar.plugin("bad-version").version("abc").into(folder);
    TestJar.plugin("bad-range").with("Plugin-Requires", "banana").into(folder);
    TestJar.plugin("single").with("Plugin-Requires", "1.2.3").into(folder);
    TestJar.plugin("no-range").without("Plugin-Requires").into(folder);
    TestJar.plugin("bad-need").needs("base@banana").into(folder);
    TestJar.plugin("bad-java").with("Datum4J-Java", "seventeen").into(folder);
    TestJar.plugin("Bad_Id").into(folder);
    TestJar.plugin("datum4j-x").into(folder);
    TestJar.plugin("bad-table").file("META-INF/datum4j/formats.tsv", "datum4j-formats\t2\n").into(folder);
    TestJar.plugin("bad-line").file("META-INF/datum4j/formats.tsv", "datum4j-formats\t1\nimport\tX\n").into(folder);
    assertProblem("bad-version", ProblemKind.BAD_DESCRIPTOR, "\"abc\"", "1.2.3");
    assertProblem("bad-range", ProblemKind.BAD_DESCRIPTOR, "\"banana\"", "^1.0");
    assertProblem("single", ProblemKind.BAD_DESCRIPTOR, "\"1.2.3\"", "expected a range");
    assertProblem("no-range", ProblemKind.BAD_DESCRIPTOR, "Plugin-Requires is \"\"");
    assertProblem("bad-need", ProblemKind.BAD_DESCRIPTOR, "base@banana");
    assertProblem("bad-java", ProblemKind.BAD_DESCRIPTOR, "seventeen");
    assertProblem("Bad_Id", ProblemKind.BAD_DESCRIPTOR, "Bad_Id");
    assertProblem("datum4j-x", ProblemKind.BAD_DESCRIPTOR, "reserved");
    assertProblem("bad-table", ProblemKind.BAD_DESCRIPTOR, "formats.tsv starts with");
    assertProblem("bad-line", ProblemKind.BAD_DESCRIPTOR, "line 2 has 2 cells");
  }

  @Test
  void usesTheHighestOfSeveralVersions() {
    TestJar.plugin("twice").version("1.9.0").into(folder);
    TestJar.plugin("twice").version("1.10.0").into(folder);
    assertProblem("twice", ProblemKind.DUPLICATE, "version 1.9.0", "version 1.10.0", "twice-1.10.0.jar");
  }

  @Test
  void tellsPluginsForAnotherApi() {
    TestJar.plugin("new").with("Plugin-Requires", "^2.0").into(folder);
    TestJar.plugin("old").with("Plugin-Requires", ">=0.9 & <1.0").into(folder);
    assertProblem("new", ProblemKind.API_VERSION, "^2.0", "too new");
    assertProblem("old", ProblemKind.API_VERSION, ">=0.9 & <1.0", "too old");
  }

  @Test
  void ignoresThePreReleaseOfTheApi() {
    TestJar.plugin("alpha").with("Plugin-Requires", "^1.2").into(folder);
    for (String version : List.of("1.2.0-SNAPSHOT", "1.3.0", "2.0.0-SNAPSHOT")) {
      try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder).withApiVersion(version))) {
        assertThat(host.problems()).as(version).hasSize(version.startsWith("2") ? 1 : 0);
      }
    }
  }

  @Test
  void tellsPluginsForALaterJava() {
    TestJar.plugin("java").with("Datum4J-Java", "99").into(folder);
    assertProblem("java", ProblemKind.JAVA_VERSION, "needs Java 99");
  }

  @ParameterizedTest
  @EnumSource(value = PluginMode.class, mode = Mode.EXCLUDE, names = "AUTO")
  void tellsClassesOfALaterJava(PluginMode changed) {
    mode = changed;
    TestJar.plugin("classes").classes(PluginSources.ofLaterJava(PluginSources.good())).into(folder);
    assertProblem("classes", ProblemKind.JAVA_VERSION, "120");
  }

  @Test
  void tellsMissingDependenciesAlsoOfThoseThatNeedTheCulprit() {
    TestJar.plugin("second").needs("first@^1.0").into(folder);
    TestJar.plugin("first").needs("base@^1.0").into(folder);
    assertProblem("first", ProblemKind.MISSING_DEPENDENCY, "needs plugin base in version ^1.0, which is not there");
    assertProblem("second", ProblemKind.MISSING_DEPENDENCY, "needs plugin first", "needs plugin base");
  }

  @Test
  void blamesThePluginThatNeedsAnotherVersion() {
    TestJar.library("base").classes(PluginSources.base("1")).into(folder);
    TestJar.plugin("user").needs("base@^1.0").classes(PluginSources.userOfBase()).into(folder);
    TestJar.plugin("culprit").needs("base@^2.0").into(folder);
    assertProblem("culprit", ProblemKind.DEPENDENCY_VERSION, "base in version ^2.0", "found 1.0.0");
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder))) {
      assertThat(host.importer("user")).isNotNull();
    }
  }

  @Test
  void tellsCirclesAndThoseBehindThem() {
    TestJar.plugin("a").needs("b@*").into(folder);
    TestJar.plugin("b").needs("c@*").into(folder);
    TestJar.plugin("c").needs("a@*").into(folder);
    TestJar.plugin("d").needs("a@*").into(folder);
    assertProblem("a", ProblemKind.CYCLE, "a → b → c → a");
    assertProblem("c", ProblemKind.CYCLE, "c → a → b → c");
    assertProblem("d", ProblemKind.MISSING_DEPENDENCY, "needs plugin a");
  }

  @Test
  void tellsModulesThatDoNotFit() {
    TestJar.plugin("user").classes(PluginSources.userOfBase()).into(folder);
    TestJar.plugin("next").needs("user@*").classes(PluginSources.good()).into(folder);
    mode = PluginMode.LAYERS;
    assertProblem("user", ProblemKind.MODULE_RESOLUTION, "plug.base");
    assertProblem("next", ProblemKind.MISSING_DEPENDENCY, "needs plugin user", "plug.base");
  }

  @ParameterizedTest
  @EnumSource(value = PluginMode.class, mode = Mode.EXCLUDE, names = "AUTO")
  void tellsProvidersThatCannotBeMade(PluginMode changed) {
    mode = changed;
    TestJar.plugin("throws")
        .classes(PluginSources.withConstructor("if (true) throw new IllegalStateException(\"boom\");"))
        .into(folder);
    TestJar.plugin("links")
        .classes(PluginSources.withConstructor("if (true) throw new NoClassDefFoundError(\"gone\");"))
        .into(folder);
    TestJar.plugin("lost").classes(PluginSources.silent()).into(folder);
    assertProblem("throws", ProblemKind.PROVIDER_FAILED, "plug.Sample", "IllegalStateException: boom");
    assertProblem("links", ProblemKind.PROVIDER_FAILED, "gone");
    ProblemKind kind = mode == PluginMode.LAYERS ? ProblemKind.NOTHING_OFFERED : ProblemKind.PROVIDER_FAILED;
    assertProblem("lost", kind, "plug.Sample");
  }

  @Test
  void tellsCopiesOfTheHostsClasses() {
    TestJar.plugin("fat").file("org/datum4j/api/spi/Importer.class", "x").into(folder);
    assertProblem("fat", ProblemKind.BUNDLES_API, "org/datum4j/api/spi/Importer.class");
  }

  @Test
  void tellsPluginsThatOfferNothing() {
    TestJar.plugin("silent").without("META-INF/datum4j/formats.tsv").into(folder);
    assertProblem("silent", ProblemKind.NOTHING_OFFERED, "formats.tsv");
  }

  @Test
  void allowsOnlyListedJars() throws Exception {
    Path good = TestJar.plugin("good").into(folder);
    TestJar.plugin("evil").into(folder);
    Path lock = folder.resolve("plugins.lock");
    Files.writeString(lock, "# allowed\n" + sha256(good) + "  good-1.0.0.jar\n");
    try (PluginHost host = PluginHost.open(
        PluginHostOptions.of(folder).withLockFile(lock).withIndexFolder(folder.resolve("index")))) {
      assertThat(host.importer("good")).isNotNull();
      assertThatThrownBy(() -> host.importer("evil"))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("PLUGIN-NOT-ALLOWED")
          .hasMessageContaining("evil-1.0.0.jar");
      host.unload("good");
      Files.writeString(good, "replaced");
      assertThatThrownBy(() -> host.importer("good")).hasMessageContaining("PLUGIN-NOT-ALLOWED");
    }
    Files.writeString(lock, "nonsense");
    assertThatThrownBy(() -> PluginHost.open(PluginHostOptions.of(folder).withLockFile(lock)))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("PLUGIN-LOCK-FORM");
  }

  private static String sha256(Path file) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(sum);
  }

  @ParameterizedTest
  @EnumSource(value = PluginMode.class, mode = Mode.EXCLUDE, names = "AUTO")
  void keepsGoodPluginsWorkingAmongNineteenBadJars(PluginMode changed) throws IOException {
    mode = changed;
    BrokenFolder.fill(folder);
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder).withMode(mode))) {
      assertThat(host.plugins()).hasSize(25);
      Set<String> bad = new TreeSet<>();
      Map<String, ProblemKind> kinds = new TreeMap<>();
      for (PluginProblem problem : host.check()) {
        bad.add(problem.jar().orElseThrow().getFileName().toString());
        kinds.put(problem.jar().orElseThrow().getFileName().toString(), problem.kind());
        assertThat(problem.mend()).isNotBlank();
      }
      // What a module requires does not matter to a class loader.
      assertThat(bad).as(kinds.toString()).hasSize(mode == PluginMode.LAYERS ? 19 : 18);
      for (String name : List.of("good_1", "good_2", "good_3", "good_user", "good_twice")) {
        assertThat(host.importer(name)).isNotNull();
      }
      Set<ProblemKind> missing = EnumSet.allOf(ProblemKind.class);
      missing.removeAll(kinds.values());
      missing.remove(ProblemKind.NOT_ALLOWED);
      assertThat(missing)
          .containsExactlyElementsOf(
              mode == PluginMode.LAYERS ? Set.of() : EnumSet.of(ProblemKind.MODULE_RESOLUTION));
      assertThatThrownBy(() -> host.importer("bad_range"))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("banana")
          .hasMessageContaining("bad-range-1.0.0.jar");
      assertThatThrownBy(() -> host.importer("throws")).hasMessageContaining("boom");
    }
  }
}
