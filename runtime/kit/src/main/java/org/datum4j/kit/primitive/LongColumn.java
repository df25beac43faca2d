// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import java.util.Arrays;

/** A growing column of longs in pages, so that growth never copies, nor needs twice the room. */
public final class LongColumn {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private long[][] pages = new long[4][];
  private int size;

  /** Makes an empty column. */
  public LongColumn() {}

  /** Adds a value at the end. */
  public void add(long value) {
    int page = size >> PAGE_BITS;
    if ((size & PAGE - 1) == 0) {
      if (page == pages.length) {
        pages = Arrays.copyOf(pages, 2 * page);
      }
      pages[page] = new long[PAGE];
    }
    pages[page][size++ & PAGE - 1] = value;
  }

  /** Returns the value of a row. */
  public long get(int row) {
    return pages[row >> PAGE_BITS][row & PAGE - 1];
  }

  /** Changes the value of a row. */
  public void set(int row, long value) {
    pages[row >> PAGE_BITS][row & PAGE - 1] = value;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }
}
