// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;

/** Runs from and to row-major bitmaps of one byte a pixel. */
final class RleBitmap {
  private final byte[] pixels;
  private final int height;
  private final int width;
  /** Places, column × height + row, where a pixel is not as the one above it; row by row. */
  private int[] changes = new int[256];
  private int size;
  /** Number of changes in each column, later the end of its changes. */
  private final int[] columns;

  private RleBitmap(byte[] pixels, int height, int width) {
    this.pixels = pixels;
    this.height = height;
    this.width = width;
    this.columns = new int[width];
  }

  static int[] encode(byte[] rowMajor, int height, int width) {
    int total = Runs.total(height, width);
    if (rowMajor.length != total) {
      throw new IllegalArgumentException(
          "bitmap has " + rowMajor.length + " bytes, expected " + height + " x " + width + " = " + total);
    }
    if (total == 0) {
      return new int[] {0};
    }
    RleBitmap bitmap = new RleBitmap(rowMajor, height, width);
    for (int row = 0; row < height; row++) {
      bitmap.compareRow(row);
    }
    return bitmap.runs(total);
  }

  /** Most pixels are as the one above, and the JDK compares many at once. */
  private void compareRow(int row) {
    int at = row * width;
    byte[] above = row == 0 ? new byte[width] : pixels;
    int from = row == 0 ? 0 : at - width;
    for (int column = 0; column < width; ) {
      int same = Arrays.mismatch(above, from + column, from + width, pixels, at + column, at + width);
      if (same < 0) {
        return;
      }
      // Where one differs, its neighbours often do.
      int end = Math.min(width, column + same + 8);
      comparePixels(row, column + same, end);
      column = end;
    }
  }

  private void comparePixels(int row, int from, int to) {
    int at = row * width;
    for (int column = from; column < to; column++) {
      boolean above = row > 0 && pixels[at - width + column] != 0;
      if (above != (pixels[at + column] != 0)) {
        if (size == changes.length) {
          changes = Arrays.copyOf(changes, size * 2);
        }
        changes[size++] = column * height + row;
        columns[column]++;
      }
    }
  }

  private int[] runs(int total) {
    int sum = 0;
    for (int column = 0; column < width; column++) {
      int count = columns[column];
      columns[column] = sum;
      sum += count;
    }
    int[] sorted = new int[size];
    for (int i = 0; i < size; i++) {
      sorted[columns[changes[i] / height]++] = changes[i];
    }
    RunBuilder builder = new RunBuilder(size + 1);
    int at = 0;
    for (int column = 0; column < width; column++) {
      int end = columns[column];
      for (; at < end; at += 2) {
        // Ones at the bottom have no change behind them.
        builder.ones(sorted[at], at + 1 < end ? sorted[at + 1] : (column + 1) * height);
      }
      at = end;
    }
    return builder.finish(total);
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
