// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Random;

/** Random and drawn masks for the tests. */
final class Masks {
  private Masks() {}

  /** A mask drawn with {@code #} for ones, a line each row. */
  static Rle drawn(String... rows) {
    int width = rows[0].length();
    byte[] bitmap = new byte[rows.length * width];
    for (int i = 0; i < bitmap.length; i++) {
      bitmap[i] = (byte) (rows[i / width].charAt(i % width) == '#' ? 1 : 0);
    }
    return Rle.ofBitmap(bitmap, rows.length, width);
  }

  /** Noise, or boxes put over and cut out of each other, or columns full of ones. */
  static Rle random(Random random) {
    int height = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 20);
    int width = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 20);
    return Rle.ofBitmap(bitmap(random, height, width), height, width);
  }

  static byte[] bitmap(Random random, int height, int width) {
    byte[] bitmap = new byte[height * width];
    int kind = random.nextInt(3);
    if (kind == 0) {
      double share = random.nextDouble();
      for (int i = 0; i < bitmap.length; i++) {
        bitmap[i] = (byte) (random.nextDouble() < share ? 1 : 0);
      }
      return bitmap;
    }
    for (int boxes = random.nextInt(7); boxes >= 0; boxes--) {
      int left = random.nextInt(width);
      int right = left + random.nextInt(width - left + 1);
      int top = kind == 1 ? random.nextInt(height) : 0;
      int bottom = kind == 1 ? top + random.nextInt(height - top + 1) : height;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          bitmap[y * width + x] ^= 1;
        }
      }
    }
    return bitmap;
  }
}
