// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import java.util.Arrays;

/**
 * A growing column of longs that mostly ascend slowly, as places in a file do: each costs four bytes as long as it lies
 * less than 2^32 above the first one of its page, else eight.
 */
public final class OffsetColumn {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final long REACH = 0xffffffffL;
  private static final long[] NEAR = {};

  private long[] bases = new long[4];
  private int[][] near = new int[4][];
  /** The pages that reach further; else {@link #NEAR}. */
  private long[][] far = new long[4][];
  private int size;

  /** Makes an empty column. */
  public OffsetColumn() {}

  /** Adds a value at the end. */
  public void add(long value) {
    int page = size >> PAGE_BITS;
    int at = size++ & PAGE - 1;
    if (at == 0) {
      open(page, value);
    }
    long above = value - bases[page];
    if (far[page] == NEAR && (above < 0 || above > REACH)) {
      widen(page, at);
    }
    if (far[page] == NEAR) {
      near[page][at] = (int) above;
    } else {
      far[page][at] = value;
    }
  }

  private void open(int page, long base) {
    if (page == bases.length) {
      bases = Arrays.copyOf(bases, 2 * page);
      near = Arrays.copyOf(near, 2 * page);
      far = Arrays.copyOf(far, 2 * page);
    }
    bases[page] = base;
    near[page] = new int[PAGE];
    far[page] = NEAR;
  }

  private void widen(int page, int count) {
    long[] wide = new long[PAGE];
    for (int i = 0; i < count; i++) {
      wide[i] = bases[page] + (near[page][i] & REACH);
    }
    far[page] = wide;
    near[page] = new int[0];
  }

  /** Returns the value of a row. */
  public long get(int row) {
    int page = row >> PAGE_BITS;
    int at = row & PAGE - 1;
    return far[page] == NEAR ? bases[page] + (near[page][at] & REACH) : far[page][at];
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }
}
