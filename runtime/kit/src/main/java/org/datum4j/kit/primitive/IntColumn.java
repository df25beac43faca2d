// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import java.util.Arrays;

/** A growing column of ints in pages, so that growth never copies, nor needs twice the room. */
public final class IntColumn {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private int[][] pages = new int[4][];
  private int size;

  /** Makes an empty column. */
  public IntColumn() {}

  /** Adds a value at the end. */
  public void add(int value) {
    int page = size >> PAGE_BITS;
    if ((size & PAGE - 1) == 0) {
      if (page == pages.length) {
        pages = Arrays.copyOf(pages, 2 * page);
      }
      pages[page] = new int[PAGE];
    }
    pages[page][size++ & PAGE - 1] = value;
  }

  /** Returns the value of a row. */
  public int get(int row) {
    return pages[row >> PAGE_BITS][row & PAGE - 1];
  }

  /** Changes the value of a row. */
  public void set(int row, int value) {
    pages[row >> PAGE_BITS][row & PAGE - 1] = value;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }
}
