// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlatColumnsTest {
  private static int[] image(SplittableRandom random, int width, int height) {
    int[] pixels = new int[width * height];
    boolean isNoise = random.nextInt(5) == 0;
    for (int box = random.nextInt(5); box >= 0; box--) {
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = left + random.nextInt(width - left);
      for (int y = top; y < Math.min(height, top + 5); y++) {
        Arrays.fill(pixels, y * width + left, y * width + right, box + 1);
      }
    }
    for (int i = 0; isNoise && i < pixels.length; i++) {
      pixels[i] = random.nextInt(3);
    }
    return pixels;
  }

  private static FlatColumns.RowChange change(int[] pixels, int width) {
    return (y, from, to) -> {
      int row = y * width;
      int found =
          Arrays.mismatch(pixels, row + from, row + to, pixels, row - width + from, row - width + to);
      return found < 0 ? to : from + found;
    };
  }

  /** Fills each column with its pixels of the first row and of those that it was told, downwards. */
  private static int[] rebuilt(int[] pixels, int width, int height, FlatColumns columns) {
    int[] copy = new int[pixels.length];
    Arrays.fill(copy, -1);
    int[] next = {0};
    columns.walk(
        (x, rows, from, to) -> {
          assertThat(x).isEqualTo(next[0]++);
          int value = pixels[x];
          int done = 0;
          for (int i = from; i <= to; i++) {
            int end = i < to ? rows[i] : height;
            assertThat(end).isGreaterThanOrEqualTo(done);
            for (; done < end; done++) {
              copy[done * width + x] = value;
            }
            value = i < to ? pixels[end * width + x] : value;
          }
        });
    return copy;
  }

  @Test
  void tellsEveryPixelThatDiffersFromTheOneAbove() {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int width = random.nextInt(20) == 0 ? 1000 + random.nextInt(1200) : 1 + random.nextInt(40);
      int height = 1 + random.nextInt(20);
      int[] one = image(random, width, height);
      int[] other = image(random, width, height);
      FlatColumns columns = new FlatColumns(width, height, change(one, width), change(other, width));
      assertThat(rebuilt(one, width, height, columns)).as("seed %d", seed).isEqualTo(one);
      assertThat(rebuilt(other, width, height, columns)).as("seed %d", seed).isEqualTo(other);
    }
  }
}
