// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanReaderTest {
  private static final byte[] CONTENT = content();

  @TempDir Path folder;

  private static byte[] content() {
    byte[] content = new byte[500_000];
    new SplittableRandom(5).nextBytes(content);
    return content;
  }

  private Path file() throws IOException {
    return Files.write(folder.resolve("file"), CONTENT);
  }

  @Test
  void readsOnePiece() throws IOException {
    try (SpanReader spans = SpanReader.open(file())) {
      int at = spans.read(100, 50);
      assertThat(Arrays.copyOfRange(spans.bytes(), at, at + 50)).isEqualTo(Arrays.copyOfRange(CONTENT, 100, 150));
      assertThat(spans.read(400_000, 100_000)).isZero();
      assertThat(spans.read(500_000, 0)).isZero();
      assertThatThrownBy(() -> spans.read(499_990, 11)).isInstanceOf(EOFException.class).hasMessageContaining("500000");
      assertThatThrownBy(() -> spans.read(-1, 11)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void readsBatchesInAnyOrder() throws IOException {
    try (SpanReader spans = SpanReader.open(file())) {
      assertBatches(spans);
      assertBatches(spans.fork());
    }
  }

  @Test
  void readsBatchesFromAZipFile() throws IOException {
    URI zip = URI.create("jar:" + folder.resolve("set.zip").toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path file = Files.write(files.getPath("/file"), CONTENT);
      assertThat(SpanReader.seeksCheaply(file)).isFalse();
      try (SpanReader spans = SpanReader.open(file)) {
        assertBatches(spans);
      }
    }
    assertThat(SpanReader.seeksCheaply(folder)).isTrue();
  }

  private static void assertBatches(SpanReader spans) throws IOException {
    SplittableRandom random = new SplittableRandom(17);
    for (int batch = 0; batch < 30; batch++) {
      int count = random.nextInt(200);
      long[] starts = new long[count];
      int[] lengths = new int[count];
      for (int i = 0; i < count; i++) {
        starts[i] = random.nextInt(batch % 2 == 0 ? 490_000 : 9000);
        lengths[i] = random.nextInt(10_000);
      }
      if (batch % 3 == 0) {
        Arrays.sort(starts);
      }
      spans.readAll(starts, lengths, count);
      for (int i = 0; i < count; i++) {
        int at = spans.offset(i);
        int from = (int) starts[i];
        assertThat(Arrays.equals(spans.bytes(), at, at + lengths[i], CONTENT, from, from + lengths[i])).isTrue();
      }
    }
  }
}
