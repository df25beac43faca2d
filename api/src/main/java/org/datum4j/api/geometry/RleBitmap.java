// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;

/** Runs from and to row-major bitmaps of one byte a pixel. */
final class RleBitmap {
  /** Columns turned at once: as many as a cache line has bytes. */
  private static final int BLOCK = 64;

  private RleBitmap() {}

  static int[] encode(byte[] rowMajor, int height, int width) {
    int total = Runs.total(height, width);
    if (rowMajor.length != total) {
      throw new IllegalArgumentException(
          "bitmap has " + rowMajor.length + " bytes, expected " + height + " x " + width + " = " + total);
    }
    RunBuilder builder = new RunBuilder(64);
    byte[] turned = new byte[(int) Math.min((long) BLOCK * height, total)];
    int start = -1;
    for (int left = 0; left < width; left += BLOCK) {
      int columns = Math.min(BLOCK, width - left);
      turn(rowMajor, height, width, left, columns, turned);
      int base = left * height;
      int size = columns * height;
      for (int i = 0; i < size; i++) {
        boolean one = turned[i] != 0;
        if (one != start >= 0) {
          if (one) {
            start = base + i;
          } else {
            builder.ones(start, base + i);
            start = -1;
          }
        }
      }
    }
    if (start >= 0) {
      builder.ones(start, total);
    }
    return builder.finish(total);
  }

  private static void turn(byte[] rowMajor, int height, int width, int left, int columns, byte[] turned) {
    for (int row = 0; row < height; row++) {
      int source = row * width + left;
      int target = row;
      for (int column = 0; column < columns; column++) {
        turned[target] = rowMajor[source + column];
        target += height;
      }
    }
  }

  static byte[] decode(int[] runs, int height, int width) {
    byte[] out = new byte[Runs.total(height, width)];
    int position = 0;
    for (int i = 0; i + 1 < runs.length; i += 2) {
      int start = position + runs[i];
      position = start + runs[i + 1];
      int column = start / height;
      int row = start - column * height;
      int head = Math.min(position - start, height - row);
      if (head < height) {
        fillColumn(out, width, column, row, head);
        start += head;
        column++;
      }
      int full = (position - start) / height;
      if (full > 0) {
        for (int r = 0, at = column; r < height; r++, at += width) {
          Arrays.fill(out, at, at + full, (byte) 1);
        }
      }
      fillColumn(out, width, column + full, 0, position - start - full * height);
    }
    return out;
  }

  private static void fillColumn(byte[] out, int width, int column, int row, int length) {
    int at = row * width + column;
    for (int i = 0; i < length; i++) {
      out[at] = 1;
      at += width;
    }
  }
}
