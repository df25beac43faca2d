// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import java.util.Arrays;

/**
 * A growing set of longs with nothing boxed: a bit for each of the small numbers that ids mostly are, an open-addressing
 * table of 8 bytes a slot for all others. The bits lie so close that a million ids in any order stay in the cache.
 */
public final class LongSet {
  /** Numbers below this have bits, in pages that are made when one is needed: 8 MB at most. */
  private static final int BITS = 1 << 26;
  private static final int PAGE_BITS = 16;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final long[] NO_PAGE = {};

  private long[][] pages = new long[4][];
  private int small;
  private long[] slots = new long[64];
  private int used;
  private long max = Long.MIN_VALUE;

  /** Makes an empty set. */
  public LongSet() {
    Arrays.fill(pages, NO_PAGE);
  }

  /** Adds a value; false if it is in the set already. */
  public boolean add(long value) {
    max = Math.max(max, value);
    if (value >= 0 && value < BITS) {
      return addSmall((int) value);
    }
    int slot = find(slots, value);
    if (slots[slot] == value) {
      return false;
    }
    slots[slot] = value;
    if (++used > slots.length / 8 * 5) {
      grow();
    }
    return true;
  }

  private boolean addSmall(int value) {
    int page = value >> PAGE_BITS;
    if (page >= pages.length) {
      int count = pages.length;
      pages = Arrays.copyOf(pages, Math.max(page + 1, 2 * count));
      Arrays.fill(pages, count, pages.length, NO_PAGE);
    }
    if (pages[page] == NO_PAGE) {
      pages[page] = new long[PAGE / Long.SIZE];
    }
    int word = (value & PAGE - 1) >> 6;
    long known = pages[page][word];
    long bit = 1L << value;
    pages[page][word] = known | bit;
    boolean isNew = (known & bit) == 0;
    small += isNew ? 1 : 0;
    return isNew;
  }

  /** Says whether a value is in the set. */
  public boolean contains(long value) {
    if (value < 0 || value >= BITS) {
      return slots[find(slots, value)] == value;
    }
    int page = (int) value >> PAGE_BITS;
    return page < pages.length
        && pages[page] != NO_PAGE
        && (pages[page][((int) value & PAGE - 1) >> 6] & 1L << value) != 0;
  }

  /** Returns the number of values. */
  public int size() {
    return used + small;
  }

  /** Returns the largest value that was ever added, {@link Long#MIN_VALUE} without any. */
  public long max() {
    return max;
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (long value : slots) {
      if (value != 0) {
        larger[find(larger, value)] = value;
      }
    }
    slots = larger;
  }

  private static int find(long[] table, long value) {
    int mask = table.length - 1;
    int slot = LongIntMap.hash(value) & mask;
    while (table[slot] != 0 && table[slot] != value) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
