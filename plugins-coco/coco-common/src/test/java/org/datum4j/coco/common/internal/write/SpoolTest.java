// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.OutputFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
  private static final String[] TEXTS = {"{\"id\":", ",", "", "\u00e9\u4e2d", "[0.5,1.25]", "}\n", "\ud83d\ude00", "1234567"};

  @TempDir Path temp;

  /** Gives scratch files, and nothing else. */
  private final class Scratch implements OutputFolder {
    @Override
    public OutputStream create(String name) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public void write(String name, byte[] bytes, int from, int to) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public void copy(String name, Image image) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public void makeFolder(String name) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public Path scratch(String hint) throws IOException {
      return Files.createTempFile(temp, hint, "");
    }
  }

  private static String copy(Spool spool) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    spool.copyTo(out, 0, spool.length(), 1000, 5_000_000_000L);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 1000, 20_000, 200_000})
  void putsIdsInPlaceOfMarks(int pieces) throws IOException {
    Random random = new Random(pieces);
    StringBuilder expected = new StringBuilder();
    try (Spool spool = new Spool(new Scratch())) {
      for (int i = 0; i < pieces; i++) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        spool.write(bytes, 0, bytes.length);
        expected.append(text);
        // Numbers hold the bytes of marks, too.
        int number = random.nextInt(3) == 0 ? random.nextInt(0x03030303) : 0x01020102;
        int kind = random.nextInt(8);
        if (kind == 0) {
          spool.mark(Spool.ANNOTATION_MARK, number);
          expected.append(1000L + number);
        } else if (kind == 1) {
          spool.mark(Spool.IMAGE_MARK, number);
          expected.append(5_000_000_000L + number);
        }
      }
      assertThat(copy(spool)).isEqualTo(expected.toString());
    }
  }

  @Test
  void givesBackTextLargerThanItsBuffer() throws IOException {
    String text = "x\u00e9".repeat(200_000);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (Spool spool = new Spool(new Scratch())) {
      spool.write((byte) '"');
      spool.write(bytes, 0, bytes.length);
      assertThat(copy(spool)).isEqualTo('"' + text);
    }
  }
}
