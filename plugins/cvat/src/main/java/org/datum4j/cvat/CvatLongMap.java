// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.Arrays;

/** A map from numbers to positions, without an object for each entry. */
final class CvatLongMap {
  /** What an unknown number maps to. */
  static final int NONE = -1;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  CvatLongMap() {
    Arrays.fill(values, NONE);
  }

  /** Maps a number that is not known yet; returns what a known one maps to, or {@link #NONE}. */
  int putIfAbsent(long key, int value) {
    int at = find(key);
    if (values[at] != NONE) {
      return values[at];
    }
    keys[at] = key;
    values[at] = value;
    if (++size * 2 > keys.length) {
      grow();
    }
    return NONE;
  }

  int get(long key) {
    return values[find(key)];
  }

  private int find(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32 ^ mixed) & keys.length - 1;
    while (values[at] != NONE && keys[at] != key) {
      at = at + 1 & keys.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[keys.length];
    Arrays.fill(values, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
