// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.util.Arrays;

/**
 * Walks over the columns of mask images of one size and tells in which rows they may change. Masks are flat: what
 * differs from the row above is little, and is found by comparing rows, many pixels at a time or run by run.
 */
public final class FlatColumns {
  /** So many columns are walked together, which bounds the memory that noise in place of a mask takes. */
  private static final int STRIPE = 1024;

  private final RowChange[] images;
  private final int width;
  private final int height;
  private int[] columns = new int[256];
  private int[] rows = new int[256];
  private int size;

  /**
   * Takes images of one size.
   *
   * @param width columns
   * @param height rows
   */
  public FlatColumns(int width, int height, RowChange... images) {
    this.width = width;
    this.height = height;
    this.images = images.clone();
  }

  /** Compares a row of an image with the one above. */
  @FunctionalInterface
  public interface RowChange {
    /**
     * Returns the first column that may differ from the pixel above it.
     *
     * @param y the row, 1 or more
     * @param from where to begin; may be {@code to}
     * @param to where to end, which is also the answer when nothing differs
     */
    int find(int y, int from, int to);
  }

  /** Is told the columns, from left to right. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes a column.
     *
     * @param x the column
     * @param rows from {@code from} to {@code to}: the rows, ascending and perhaps several times, whose pixel may differ
     *     from the one above in an image; the pixels of all other rows but the first are equal to the one above
     */
    void column(int x, int[] rows, int from, int to);
  }

  /** Tells all columns. */
  public void walk(Sink sink) {
    for (int from = 0; from < width; from += STRIPE) {
      stripe(from, Math.min(width, from + STRIPE), sink);
    }
  }

  private void stripe(int from, int to, Sink sink) {
    size = 0;
    int[] starts = new int[to - from + 1];
    for (int y = 1; y < height; y++) {
      for (RowChange image : images) {
        for (int x = image.find(y, from, to); x < to; x = image.find(y, x + 1, to)) {
          add(x, y);
          starts[x - from + 1]++;
        }
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] sorted = new int[size];
    int[] next = Arrays.copyOf(starts, to - from);
    for (int i = 0; i < size; i++) {
      sorted[next[columns[i] - from]++] = rows[i];
    }
    for (int x = from; x < to; x++) {
      sink.column(x, sorted, starts[x - from], starts[x - from + 1]);
    }
  }

  private void add(int x, int y) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
    }
    columns[size] = x;
    rows[size++] = y;
  }
}
