// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin from outside: its own sources, version, licence, library and package names; its jar is dropped in. */
class ThirdPartyPluginTest {
  private static final String BOXES =
      "boxlist\t1\nlabel\tcat\nlabel\tdog\n"
          + "item\ttrain\ta\ta.jpg\t640\t480\nbox\t1\t10.0\t20.5\t30.25\t40.0\nbox\t0\t1.0\t2.0\t3.0\t4.0\n"
          + "item\tval\tb\tb.jpg\t320\t240\n";

  @TempDir Path folder;

  private Path jar;

  @BeforeEach
  void build() throws Exception {
    jar = ThirdPartyBuild.into(folder.resolve("plugins"), folder.resolve("scratch"));
    Files.createDirectories(folder.resolve("input"));
    Files.writeString(folder.resolve("input/boxes.boxlist"), BOXES);
  }

  private void assertSeen(List<String> seen, String module) throws Exception {
    assertThat(seen)
        .containsExactly(
            "plugin boxlist 0.3.1 Example",
            "detected boxlist",
            "items 2 instances 2 losses []",
            "labels [cat, dog]",
            module,
            "problems []");
    assertThat(folder.resolve("output/boxes.boxlist"))
        .hasContent(BOXES.replace("boxlist\t1\n", "boxlist\t1\n# for people\n"));
  }

  @Test
  void worksInAnApplicationOnTheClassPath() throws Exception {
    List<String> seen =
        ThirdPartyProbe.use(folder.resolve("plugins"), folder.resolve("input"), folder.resolve("output"));
    assertSeen(seen, "unnamed module");
  }

  @Test
  void worksInALayerOfItsOwn() throws Exception {
    Path seen = folder.resolve("seen.txt");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--module-path",
                ThirdPartyBuild.modulePath(),
                "--add-modules",
                "org.datum4j.runtime",
                "--class-path",
                ThirdPartyBuild.place(ThirdPartyProbe.class).toString(),
                ThirdPartyProbe.class.getName(),
                folder.resolve("plugins").toString(),
                folder.resolve("input").toString(),
                folder.resolve("output").toString(),
                seen.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    assertSeen(Files.readAllLines(seen), "module com.example.boxlist");
  }

  @Test
  void getsItsServiceFilesAndCatalogueEntryFromTheBuild() throws Exception {
    try (JarFile file = new JarFile(jar.toFile())) {
      String table =
          new String(
              file.getInputStream(file.getEntry("META-INF/datum4j/formats.tsv")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(table)
          .isEqualTo(
              "datum4j-formats\t1\n"
                  + "export\tboxlist\tboxes\tBox list\t\tcom.example.boxlist.BoxlistExporter\n"
                  + "import\tboxlist\tboxes\tBox list\t*.boxlist\tcom.example.boxlist.BoxlistImporter\n");
      assertThat(file.getEntry("META-INF/services/org.datum4j.api.spi.Importer")).isNotNull();
      assertThat(file.getEntry("com/example/tabs/TabLines.class")).isNotNull();
    }
  }

  @Test
  void hasAShortPom() {
    assertThat(SourceTree.lines(ThirdPartyBuild.SOURCES.resolve("pom.xml"))).hasSizeLessThanOrEqualTo(25);
  }
}
