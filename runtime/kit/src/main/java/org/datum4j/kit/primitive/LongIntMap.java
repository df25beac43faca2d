// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import java.util.Arrays;

/** A growing map from longs to non-negative ints in an open-addressing table: 12 bytes a slot and nothing boxed. */
public final class LongIntMap {
  /** The answer for a key that is not in the map. */
  public static final int NONE = -1;

  private long[] keys = new long[64];
  private int[] values = empty(64);
  private int used;

  /** Makes an empty map. */
  public LongIntMap() {}

  /** Adds a key unless it is there; returns the value that it had, or {@link #NONE} if it is new. */
  public int putIfAbsent(long key, int value) {
    int slot = find(keys, values, key);
    if (values[slot] != NONE) {
      return values[slot];
    }
    keys[slot] = key;
    values[slot] = value;
    if (++used > keys.length / 8 * 5) {
      grow();
    }
    return NONE;
  }

  /** Returns the value of a key, or {@link #NONE}. */
  public int get(long key) {
    return values[find(keys, values, key)];
  }

  /** Returns the number of keys. */
  public int size() {
    return used;
  }

  private void grow() {
    int length = Math.multiplyExact(keys.length, 2);
    long[] largerKeys = new long[length];
    int[] largerValues = empty(length);
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != NONE) {
        int slot = find(largerKeys, largerValues, keys[i]);
        largerKeys[slot] = keys[i];
        largerValues[slot] = values[i];
      }
    }
    keys = largerKeys;
    values = largerValues;
  }

  private static int[] empty(int length) {
    int[] values = new int[length];
    Arrays.fill(values, NONE);
    return values;
  }

  private static int find(long[] keys, int[] values, long key) {
    int mask = keys.length - 1;
    int slot = hash(key) & mask;
    while (values[slot] != NONE && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  static int hash(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ mixed >>> 32);
  }
}
