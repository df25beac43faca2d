// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.Arrays;

/** Numbers in order, without an object for each. */
public final class IntList {
  private int[] values = new int[16];
  private int size;

  /** Makes an empty list. */
  public IntList() {}

  /** Adds a number. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** Returns how many there are. */
  public int size() {
    return size;
  }

  /** Returns the number at a position. */
  public int get(int index) {
    return values[index];
  }

  /** Returns a copy. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
