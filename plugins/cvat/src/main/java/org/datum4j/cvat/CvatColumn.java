// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.Arrays;

/** Numbers in a row that grows. */
final class CvatColumn {
  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  void set(int index, long value) {
    values[index] = value;
  }

  long get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }
}
