// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * A picture of 8-bit colours as the list of pixels that differ from those above them, which for flat areas is short: no
 * pixel of their insides is ever touched. An instance is used again for many pictures by one thread at a time.
 */
public final class FlatRgb {
  /** A picture of more changes is better given by its pixels. */
  private static final int PIXELS_PER_CHANGE = 8;

  private static final int SPARE_CHANGES = 1024;
  private static final int CHANNEL = 255;

  /** In a change, the bits above the colour: 1 and whether more (2) or fewer (0) pixels of the row have a colour. */
  private static final int COUNT_SHIFT = 24;

  private int width;
  private int height;
  private int limit;
  private int size;
  private int[] columns = new int[SPARE_CHANGES];
  private int[] rows = new int[SPARE_CHANGES];
  private int[] changes = new int[SPARE_CHANGES];

  /** For each row, where its changes begin, once they are sorted. */
  private int[] starts = new int[0];

  private int[] sortedColumns = new int[0];
  private int[] sortedChanges = new int[0];

  /** Makes a picture without size. */
  public FlatRgb() {}

  /** Begins a picture, black throughout. */
  public void begin(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("image is " + width + " x " + height + ", expected at least 1 x 1");
    }
    this.width = width;
    this.height = height;
    limit = (int) Math.min((long) width * height / PIXELS_PER_CHANGE + SPARE_CHANGES, Integer.MAX_VALUE / 4);
    size = 0;
  }

  /**
   * Gives a pixel another colour than the one above it has; in row 0, another one than black. All below it follow, up
   * to the next change in their column. The columns come in ascending order.
   *
   * @param above 0xRRGGBB of the pixel above
   * @param color 0xRRGGBB of the pixel
   * @throws IllegalArgumentException if the pixel is outside the picture, or left of one that was given before
   */
  public void change(int x, int y, int above, int color) {
    if (x < 0 || x >= width || y < 0 || y >= height || size > 0 && x < columns[size - 1]) {
      throw new IllegalArgumentException(
          "pixel " + x + ", " + y + " is not next in an image of " + width + " x " + height);
    }
    if (size > limit || above == color) {
      return;
    }
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
      changes = Arrays.copyOf(changes, 2 * size);
    }
    columns[size] = x;
    rows[size] = y;
    int count = 1 + (above == 0 ? 1 : 0) - (color == 0 ? 1 : 0);
    changes[size++] = count << COUNT_SHIFT
        | ((color >> 16) - (above >> 16) & CHANNEL) << 16
        | ((color >> 8) - (above >> 8) & CHANNEL) << 8
        | color - above & CHANNEL;
  }

  /** Says whether there are so few changes that they are worth more than the pixels. */
  public boolean isFlat() {
    return size <= limit;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Sorts the changes by rows; in a row they stay in the order of their columns. */
  void sort() {
    if (starts.length < height + 2) {
      starts = new int[height + 2];
    }
    if (sortedColumns.length < size) {
      sortedColumns = new int[columns.length];
      sortedChanges = new int[columns.length];
    }
    Arrays.fill(starts, 0, height + 2, 0);
    for (int i = 0; i < size; i++) {
      starts[rows[i] + 2]++;
    }
    for (int row = 2; row < height + 2; row++) {
      starts[row] += starts[row - 1];
    }
    // What counts as the start of the row below moves on to where that row starts.
    for (int i = 0; i < size; i++) {
      int at = starts[rows[i] + 1]++;
      sortedColumns[at] = columns[i];
      sortedChanges[at] = changes[i];
    }
  }

  /** Returns the first change of a row after {@link #sort}; those of the last row end with that of {@link #height}. */
  int start(int row) {
    return starts[row];
  }

  int column(int change) {
    return sortedColumns[change];
  }

  /** Returns by how much a channel grows, modulo 256. */
  int difference(int change, int channel) {
    return sortedChanges[change] >> 16 - 8 * channel & CHANNEL;
  }

  /** Returns how many more pixels of the row have a colour than of the one above, on account of a change: -1, 0 or 1. */
  int moreColored(int change) {
    return (sortedChanges[change] >> COUNT_SHIFT) - 1;
  }
}
