// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

/** A growing set of longs in an open-addressing table: 8 bytes a slot and nothing boxed. */
public final class LongSet {
  private long[] slots = new long[64];
  private boolean hasZero;
  private int used;
  private long max = Long.MIN_VALUE;

  /** Makes an empty set. */
  public LongSet() {}

  /** Adds a value; false if it is in the set already. */
  public boolean add(long value) {
    max = Math.max(max, value);
    if (value == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
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

  /** Says whether a value is in the set. */
  public boolean contains(long value) {
    return value == 0 ? hasZero : slots[find(slots, value)] == value;
  }

  /** Returns the number of values. */
  public int size() {
    return used + (hasZero ? 1 : 0);
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
