// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.datum4j.api.issue.PluginException;
import org.datum4j.api.spi.Importer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PluginHostTest {
  @TempDir Path folder;

  private PluginHost open(PluginMode mode) {
    return PluginHost.open(PluginHostOptions.of(folder).withMode(mode));
  }

  private static PluginInfo info(PluginHost host, String id) {
    return host.plugins().stream().filter(info -> info.id().equals(id)).findFirst().orElseThrow();
  }

  private static String version(Importer importer) {
    return importer.detect(null).found().get(0);
  }

  @Test
  void knowsWhatPluginsOfferWithoutOpeningThem() {
    TestJar.plugin("beta").offering("beta", "b|second").into(folder);
    TestJar.plugin("alpha").into(folder);
    try (PluginHost host = open(PluginMode.AUTO)) {
      assertThat(host.entries()).extracting(CatalogueEntry::name).containsExactly("alpha", "beta");
      CatalogueEntry beta = host.entries().get(1);
      assertThat(beta).isEqualTo(new CatalogueEntry(
          Role.IMPORT, "beta", List.of("b", "second"), "A format", List.of("**/*.txt"), "plug.Sample", "beta"));
      assertThat(host.plugins()).extracting(PluginInfo::state).containsOnly(PluginState.READY);
      PluginInfo info = info(host, "beta");
      assertThat(info.description()).isEqualTo("The plugin beta");
      assertThat(info.version()).isEqualTo("1.0.0");
      assertThat(info.license()).isEqualTo("Apache-2.0");
      assertThat(info.provider()).isEqualTo("Tests");
      assertThat(info.formats()).containsExactly(beta);
      assertThat(info.jar()).contains(folder.resolve("beta-1.0.0.jar"));
      assertThat(info.problem()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(PluginMode.class)
  void opensOnlyThePluginThatIsAskedAndWhatItNeeds(PluginMode mode) {
    TestJar.plugin("other").into(folder);
    TestJar.library("base").classes(PluginSources.base("1")).into(folder);
    TestJar.plugin("user").needs("base@^1.0, absent?@^1.0").classes(PluginSources.userOfBase()).into(folder);
    try (PluginHost host = open(mode)) {
      assertThat(version(host.importer("user"))).isEqualTo("1");
      assertThat(info(host, "user").state()).isEqualTo(PluginState.OPEN);
      assertThat(info(host, "base").state()).isEqualTo(PluginState.OPEN);
      assertThat(info(host, "other").state()).isEqualTo(PluginState.READY);
      assertThat(host.check()).isEmpty();
      assertThat(info(host, "other").state()).isEqualTo(PluginState.OPEN);
    }
  }

  @ParameterizedTest
  @EnumSource(value = PluginMode.class, mode = Mode.EXCLUDE, names = "AUTO")
  void makesProvidersWithThePluginsContextLoader(PluginMode mode) throws Exception {
    TestJar.plugin("alpha").into(folder);
    ClassLoader mine = Thread.currentThread().getContextClassLoader();
    try (PluginHost host = open(mode)) {
      Importer importer = host.importer("alpha");
      assertThat(importer).isNotSameAs(host.importer("alpha"));
      assertThat(importer.getClass().getModule().isNamed()).isEqualTo(mode == PluginMode.LAYERS);
      ClassLoader loader = importer.getClass().getClassLoader();
      assertThat(loader).isNotSameAs(mine);
      if (mode == PluginMode.CLASS_PATH) {
        assertThat(importer.getClass().getField("context").get(importer)).isSameAs(loader);
      }
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mine);
      ClassLoader seen = PluginContext.call(importer, () -> Thread.currentThread().getContextClassLoader());
      assertThat(seen).isSameAs(loader);
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mine);
      assertThatThrownBy(() -> PluginContext.call(importer, () -> importer.open(null)))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("plug.Sample does not fit to this host")
          .hasMessageContaining("PLUGIN-PROVIDER-FAILED");
    }
  }

  @Test
  void hidesWhatAPluginsModuleDoesNotExport() {
    TestJar.plugin("alpha").into(folder);
    try (PluginHost host = open(PluginMode.LAYERS)) {
      Class<?> type = host.importer("alpha").getClass();
      assertThatThrownBy(() -> type.getConstructor().newInstance()).isInstanceOf(IllegalAccessException.class);
    }
  }

  @Test
  void findsProvidersByAliasAndTellsUnknownNames() {
    TestJar.plugin("coco").offering("coco", "ms_coco").into(folder);
    TestJar.plugin("voc").into(folder);
    try (PluginHost host = open(PluginMode.AUTO)) {
      assertThat(host.importer("ms_coco").getClass().getName()).isEqualTo("plug.Sample");
      assertThatThrownBy(() -> host.importer("cocoo"))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("no plugin to import \"cocoo\"")
          .hasMessageContaining("Did you mean coco?")
          .hasMessageContaining("Known names: coco, voc");
      assertThatThrownBy(() -> host.exporter("voc"))
          .hasMessageContaining("\"voc\" can only be used to import, not to export")
          .hasMessageContaining("PLUGIN-NAME-UNKNOWN");
    }
  }

  @ParameterizedTest
  @EnumSource(value = PluginMode.class, mode = Mode.EXCLUDE, names = "AUTO")
  void letsTwoHostsHaveTwoVersionsOfOnePlugin(PluginMode mode) {
    Path second = folder.resolve("second");
    for (String version : List.of("1", "2")) {
      Path place = version.equals("1") ? folder : second;
      TestJar.library("base").version(version + ".0.0").classes(PluginSources.base(version)).into(place);
      TestJar.plugin("user").needs("base@*").classes(PluginSources.userOfBase()).into(place);
    }
    try (PluginHost one = open(mode);
        PluginHost two = PluginHost.open(PluginHostOptions.of(second).withMode(mode))) {
      assertThat(version(one.importer("user"))).isEqualTo("1");
      assertThat(version(two.importer("user"))).isEqualTo("2");
    }
  }

  @Test
  void givesANameToThePluginThatIsCalledLikeIt() {
    TestJar.plugin("aaa").offering("coco", "x").into(folder);
    TestJar.plugin("coco").offering("coco", "").into(folder);
    TestJar.plugin("zzz").offering("zzz", "x").into(folder);
    try (PluginHost host = open(PluginMode.AUTO)) {
      assertThat(host.entries()).extracting(CatalogueEntry::pluginId).containsExactly("coco", "zzz");
      PluginProblem problem = info(host, "aaa").problem().orElseThrow();
      assertThat(problem.kind()).isEqualTo(ProblemKind.DUPLICATE);
      assertThat(problem.message()).contains("import name \"coco\"", "plugin coco");
      assertThat(host.problems()).containsExactly(problem);
    }
  }

  @Test
  void prefersTheEarlierFolderAmongEqualVersions() {
    Path second = folder.resolve("second");
    TestJar.plugin("alpha").into(folder);
    TestJar.plugin("alpha").offering("alpha", "later").into(second);
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder, second, folder))) {
      assertThat(host.entries()).hasSize(1);
      assertThat(host.entries().get(0).aliases()).isEmpty();
      assertThat(host.problems()).extracting(PluginProblem::kind).containsExactly(ProblemKind.DUPLICATE);
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    TestJar.library("base").classes(PluginSources.base("1")).into(folder);
    TestJar.plugin("user").needs("base@^1.0").classes(PluginSources.userOfBase()).into(folder);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (PluginHost host = open(PluginMode.AUTO)) {
      List<Future<Class<?>>> classes = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        classes.add(threads.submit(() -> host.importer("user").getClass()));
      }
      Class<?> first = classes.get(0).get();
      for (Future<Class<?>> one : classes) {
        assertThat(one.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesToWorkAfterClose() {
    PluginHost host = open(PluginMode.AUTO);
    host.close();
    host.close();
    assertThatThrownBy(host::entries).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> host.importer("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void seesNewJarsAfterRefresh() throws Exception {
    try (PluginHost host = open(PluginMode.AUTO)) {
      assertThat(host.entries()).isEmpty();
      Path jar = TestJar.plugin("alpha").into(folder);
      host.refresh();
      assertThat(host.importer("alpha")).isNotNull();
      Files.delete(jar);
      host.refresh();
      assertThat(host.plugins()).isEmpty();
    }
  }

  @Test
  void takesFoldersThatAreNotThereAsEmpty() {
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder.resolve("none")))) {
      assertThat(host.plugins()).isEmpty();
    }
  }
}
