// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * A flat image as runs of equal pixels: whatever its size, it costs only as much as there are borders in its rows. It
 * remembers where it was read last, and so is used by one thread at a time.
 *
 * @shape height × width, row-major
 * @units 0xRRGGBB for colours; for gray and palettes the sample as it is stored
 */
public final class RunImage {
  /** Values at hand when they are turned into others; a power of 2. */
  private static final int KNOWN = 64;

  private static final int SPREAD = 0x9E3779B1;

  private final PngHeader header;
  private final int[] palette;
  /** By its number, where the runs of a row are; equal rows one below the other are one. */
  private final int[] rows;
  /** Where each row begins in the columns and values, and at last where that ends. */
  private final int[] firsts;
  /** Where each run begins; behind the last one of a row stands the width. */
  private final int[] columns;

  private final int[] values;
  /** By row, the run that was asked for last. */
  private final int[] places;
  /** Where the search for changes is: the row, the column, and the runs there and above. */
  private int changeRow;

  private int changeColumn;
  private int run;
  private int above;

  RunImage(PngHeader header, int[] palette, int[] rows, int[] firsts, int[] columns, int[] values) {
    this.header = header;
    this.palette = palette;
    this.rows = rows;
    this.firsts = firsts;
    this.columns = columns;
    this.values = values;
    places = firsts.clone();
  }

  /** Size, colour type and bit depth of the file. */
  public PngHeader header() {
    return header;
  }

  /** Columns. */
  public int width() {
    return header.width();
  }

  /** Rows. */
  public int height() {
    return header.height();
  }

  /** The colours of the palette as 0xRRGGBB, not a copy; none if there is no palette. */
  public int[] palette() {
    return palette;
  }

  /** The value of a pixel; found fastest from left to right. */
  public int at(int x, int y) {
    int row = rows[y];
    int place = places[row];
    if (columns[place] > x || columns[place + 1] <= x) {
      place = find(row, x);
      places[row] = place;
    }
    return values[place];
  }

  private int find(int row, int x) {
    int low = firsts[row];
    if (columns[low + 1] > x) {
      // As it is at the beginning of every row.
      return low;
    }
    int high = firsts[row + 1] - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (columns[middle] > x) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /**
   * Returns the first column from one on where a row differs from the row above; found fastest from left to right.
   *
   * @param y the row, 1 or more
   * @param to where to stop looking; also the answer when there is no difference
   */
  public int change(int y, int from, int to) {
    int row = rows[y];
    int rowAbove = rows[y - 1];
    if (row == rowAbove || from >= to) {
      return to;
    }
    if (y != changeRow || from < changeColumn) {
      changeRow = y;
      run = find(row, from);
      above = find(rowAbove, from);
    }
    int x = from;
    int here = run;
    int there = above;
    while (x < to) {
      while (columns[here + 1] <= x) {
        here++;
      }
      while (columns[there + 1] <= x) {
        there++;
      }
      if (values[here] != values[there]) {
        break;
      }
      x = Math.min(columns[here + 1], columns[there + 1]);
    }
    run = here;
    above = there;
    changeColumn = x;
    return Math.min(x, to);
  }

  /** Tells the values of all pixels row by row, the same one as often as it comes again. */
  public void forEachValue(IntConsumer taker) {
    for (int row = rows[0]; row + 1 < firsts.length; row++) {
      for (int i = firsts[row]; i < firsts[row + 1] - 1; i++) {
        taker.accept(values[i]);
      }
    }
  }

  /**
   * Returns an image of the same runs with other values.
   *
   * @param meaning gives the other value; is asked in the order of the pixels, and seldom twice for one value
   */
  public RunImage map(IntUnaryOperator meaning) {
    int[] meanings = new int[values.length];
    int[] known = new int[KNOWN];
    int[] found = new int[KNOWN];
    Arrays.fill(known, values[firsts[rows[0]]]);
    Arrays.fill(found, meaning.applyAsInt(known[0]));
    for (int row = rows[0]; row + 1 < firsts.length; row++) {
      for (int i = firsts[row]; i < firsts[row + 1] - 1; i++) {
        int value = values[i];
        int slot = value * SPREAD >>> Integer.SIZE - 6;
        if (known[slot] != value) {
          known[slot] = value;
          found[slot] = meaning.applyAsInt(value);
        }
        meanings[i] = found[slot];
      }
    }
    return new RunImage(header, palette, rows, firsts, columns, meanings);
  }
}
