// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PluginUnloadTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = PluginMode.class, mode = Mode.EXCLUDE, names = "AUTO")
  void freesLoadersAndJars(PluginMode mode) throws Exception {
    List<Path> jars = new ArrayList<>();
    jars.add(TestJar.library("base").classes(PluginSources.base("1")).into(folder));
    jars.add(TestJar.plugin("user").needs("base@^1.0").classes(PluginSources.userOfBase()).into(folder));
    jars.add(TestJar.plugin("alpha").into(folder));
    PluginHost host = PluginHost.open(PluginHostOptions.of(folder).withMode(mode));

    WeakReference<ClassLoader> user = loaderOf(host, "user");
    WeakReference<ClassLoader> alpha = loaderOf(host, "alpha");
    host.unload("base");
    assertThat(host.plugins()).extracting(PluginInfo::state)
        .containsExactly(PluginState.OPEN, PluginState.READY, PluginState.READY);
    assertThat(openFiles()).doesNotContain(jars.get(0).toString(), jars.get(1).toString());
    assertCleared(user);

    WeakReference<ClassLoader> again = loaderOf(host, "user");
    host.close();
    assertThat(openFiles()).noneMatch(name -> name.startsWith(folder.toString()));
    assertCleared(again);
    assertCleared(alpha);
    for (Path jar : jars) {
      Files.delete(jar);
    }
    assertThat(openFiles()).noneMatch(name -> name.startsWith(folder.toString()));
  }

  private static WeakReference<ClassLoader> loaderOf(PluginHost host, String name) {
    return new WeakReference<>(host.importer(name).getClass().getClassLoader());
  }

  private static void assertCleared(WeakReference<ClassLoader> loader) throws InterruptedException {
    for (int i = 0; i < 50 && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(loader.get()).isNull();
  }

  /** Returns what this process has open, where the system tells. */
  private static List<String> openFiles() throws IOException {
    Path handles = Path.of("/proc/self/fd");
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(handles)) {
      try (Stream<Path> links = Files.list(handles)) {
        for (Path link : links.toList()) {
          if (Files.isSymbolicLink(link)) {
            names.add(target(link));
          }
        }
      }
    }
    return names;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      // Closed since it was listed.
      return "";
    }
  }
}
