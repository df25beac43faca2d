// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher asks of the JVM, seen by a program in its place that prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String FAST_START = "-XX:TieredStopAtLevel=1";
  private static final long LARGE = 80L << 20;

  @TempDir Path folder;

  @BeforeEach
  void putAProgramInPlaceOfJava() throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
  }

  private List<String> arguments(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(Distribution.LAUNCHER.toString()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("DATUM_ARCHIVE", "off");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines().toList();
  }

  private void file(String name, long size) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  @Test
  void compilesQuicklyForSmallInputs() throws Exception {
    file("small set/annotations/instances_a.json", 1000);

    assertThat(arguments("convert", "-i", "small set", "-f", "voc", "-o", "out")).contains(FAST_START, "small set");
    assertThat(arguments("formats")).contains(FAST_START);
  }

  @Test
  void optimisesForLargeInputsWhereverTheyAreNamed() throws Exception {
    file("large set/annotations/instances_a.json", LARGE);
    Files.createDirectories(folder.resolve("project/.datum"));
    Files.writeString(
        folder.resolve("project/.datum/project.json"), "{\n \"sources\": [{\n  \"path\": \"../large set\"\n }]\n}\n");

    assertThat(arguments("convert", "-i", "large set", "-f", "voc", "-o", "out")).doesNotContain(FAST_START);
    assertThat(arguments("merge", "-o", "both", "large set:coco", "other:coco")).doesNotContain(FAST_START);
    assertThat(arguments("stats", "-p", "project")).doesNotContain(FAST_START);
    assertThat(arguments("convert", "-i", ".", "-f", "voc", "-o", "out")).doesNotContain(FAST_START);
    assertThat(arguments("convert", "-i", "project", "-f", "voc", "-o", "out")).doesNotContain(FAST_START);
    assertThat(arguments("detect", "large set")).contains(FAST_START);
  }
}
