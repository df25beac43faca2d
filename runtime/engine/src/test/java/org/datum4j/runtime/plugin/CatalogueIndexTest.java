// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueIndexTest {
  @TempDir Path folder;
  @TempDir Path cache;

  private List<PluginInfo> expected;

  @BeforeEach
  void fill() throws IOException {
    BrokenFolder.fill(folder);
    TestJar.plugin("aliased").offering("aliased", "x|y").into(folder);
    TestJar.plugin("zz-clash").offering("aliased", "").into(folder);
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder))) {
      expected = host.plugins();
    }
  }

  private PluginHost open() {
    return PluginHost.open(PluginHostOptions.of(folder).withIndexFolder(cache));
  }

  private Path index() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private void assertListsTheSame() {
    try (PluginHost host = open()) {
      assertThat(host.plugins()).isEqualTo(expected);
    }
  }

  @Test
  void givesTheSameAsTheJars() throws IOException {
    assertListsTheSame();
    String written = Files.readString(index());
    assertListsTheSame();
    assertThat(Files.readString(index())).isEqualTo(written);
  }

  @Test
  void isUsedInsteadOfTheJars() throws IOException {
    assertListsTheSame();
    Path jar = folder.resolve("good-1-1.0.0.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    Files.write(jar, new byte[(int) Files.size(jar)]);
    Files.setLastModifiedTime(jar, time);
    assertListsTheSame();
  }

  @Test
  void isRenewedWhenAJarChanges() throws IOException {
    assertListsTheSame();
    TestJar.plugin("good-1").offering("renamed", "").into(folder);
    Files.delete(folder.resolve("good-2-1.0.0.jar"));
    try (PluginHost host = open()) {
      assertThat(host.entries())
          .extracting(CatalogueEntry::name)
          .contains("renamed").doesNotContain("good_1", "good_2");
    }
  }

  @Test
  void isNotUsedForAnotherApi() {
    assertListsTheSame();
    try (PluginHost host =
        PluginHost.open(PluginHostOptions.of(folder).withIndexFolder(cache).withApiVersion("2.0.0"))) {
      assertThat(host.entries())
          .extracting(CatalogueEntry::name)
          .containsExactly("too_new");
    }
  }

  @Test
  void isIgnoredWhenItIsDamaged() throws IOException {
    assertListsTheSame();
    byte[] sound = Files.readAllBytes(index());
    long seed = 20260101;
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(7));
      Files.write(index(), damaged);
      try (PluginHost host = open()) {
        assertThat(host.plugins()).as("seed %d, round %d", seed, i).isEqualTo(expected);
      }
    }
    Files.write(index(), new byte[0]);
    assertListsTheSame();
    Files.write(index(), "datum4j-plugin-index 9 0\nC\tx\n".getBytes(StandardCharsets.UTF_8));
    assertListsTheSame();
    assertThat(Files.readAllBytes(index())).isEqualTo(sound);
  }

  @Test
  void isDispensable() throws IOException {
    Path file = Files.createFile(cache.resolve("a-file"));
    try (PluginHost host = PluginHost.open(PluginHostOptions.of(folder).withIndexFolder(file.resolve("sub")))) {
      assertThat(host.plugins()).isEqualTo(expected);
    }
  }
}
