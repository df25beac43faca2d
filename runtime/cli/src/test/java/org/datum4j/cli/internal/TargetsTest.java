// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.datum4j.runtime.DatasetLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
  @TempDir Path folder;

  private static void check(String word, String path, String format) {
    DatasetLocation location = Targets.location(word, Optional.empty());
    assertThat(location.path()).as(word).isEqualTo(Path.of(path));
    assertThat(location.format()).as(word).isEqualTo(Optional.ofNullable(format));
  }

  @Test
  void takesTheFormatBehindTheLastColon() {
    check("data:coco", "data", "coco");
    check("data", "data", null);
    check("some/data:voc_detection", "some/data", "voc_detection");
  }

  // On Windows the letter is a drive, and a colon is no part of a name.
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void takesNamesOfOneLetterAndFilesWithAColon() throws Exception {
    check("A:coco", "A", "coco");
    Path file = Files.createFile(folder.resolve("x:coco"));
    check(file.toString(), file.toString(), null);
  }
}
