// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.datum4j.api.geometry.Rle;
import org.junit.jupiter.api.Test;

class VocSpansTest {
  private final VocSpans spans = new VocSpans();

  private byte[] painted(Rle mask) {
    byte[] bitmap = new byte[mask.height() * mask.width()];
    spans.of(
        mask,
        (row, from, to) -> {
          for (int column = from; column < to; column++) {
            bitmap[row * mask.width() + column]++;
          }
        });
    return bitmap;
  }

  @Test
  void paintsEveryOneOnce() {
    long seed = 11;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      int height = 1 + random.nextInt(12);
      int width = 1 + random.nextInt(12);
      byte[] bitmap = new byte[height * width];
      int density = random.nextInt(5);
      for (int i = 0; i < bitmap.length; i++) {
        bitmap[i] = (byte) (random.nextInt(4) < density ? 1 : 0);
      }
      assertThat(painted(Rle.ofBitmap(bitmap, height, width))).as("seed %d round %d", seed, round).isEqualTo(bitmap);
    }
  }

  @Test
  void takesEmptyRunsAndMasksWithoutSize() {
    assertThat(painted(Rle.ofCounts(2, 3, new int[] {0, 1, 0, 2, 1, 0, 0, 2}))).containsExactly(1, 1, 1, 1, 0, 1);
    assertThat(painted(Rle.empty(0, 4))).isEmpty();
    assertThat(painted(Rle.full(3, 2))).containsOnly(1);
  }
}
