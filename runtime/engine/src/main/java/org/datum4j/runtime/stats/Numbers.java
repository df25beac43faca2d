// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.Arrays;

/** Growing columns of plain numbers; a million of them take a few megabytes. */
final class Numbers {
  private Numbers() {}

  /** Doubles. */
  static final class Doubles {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    void addAll(Doubles other) {
      if (size + other.size > values.length) {
        values = Arrays.copyOf(values, Math.max(size + other.size, values.length + (values.length >> 1)));
      }
      System.arraycopy(other.values, 0, values, size, other.size);
      size += other.size;
    }

    int size() {
      return size;
    }

    double get(int index) {
      return values[index];
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /** Floats, for what is only shown. */
  static final class Floats {
    private float[] values = new float[16];
    private int size;

    void add(float value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    void addAll(Floats other) {
      if (size + other.size > values.length) {
        values = Arrays.copyOf(values, Math.max(size + other.size, values.length + (values.length >> 1)));
      }
      System.arraycopy(other.values, 0, values, size, other.size);
      size += other.size;
    }

    float get(int index) {
      return values[index];
    }

    double[] toArray() {
      double[] wide = new double[size];
      for (int i = 0; i < size; i++) {
        wide[i] = values[i];
      }
      return wide;
    }
  }

  /** Whole numbers. */
  static final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    void addAll(Ints other) {
      if (size + other.size > values.length) {
        values = Arrays.copyOf(values, Math.max(size + other.size, values.length + (values.length >> 1)));
      }
      System.arraycopy(other.values, 0, values, size, other.size);
      size += other.size;
    }

    int size() {
      return size;
    }

    int get(int index) {
      return values[index];
    }

    double[] toArray() {
      double[] wide = new double[size];
      for (int i = 0; i < size; i++) {
        wide[i] = values[i];
      }
      return wide;
    }
  }

  /** Counters by a small number. */
  static final class Counters {
    private long[] values;

    Counters(int size) {
      values = new long[size];
    }

    void add(int index, long value) {
      if (index >= values.length) {
        values = Arrays.copyOf(values, Math.max(index + 1, 2 * values.length));
      }
      values[index] += value;
    }

    void addAll(Counters other) {
      for (int i = 0; i < other.values.length; i++) {
        if (other.values[i] != 0) {
          add(i, other.values[i]);
        }
      }
    }

    long get(int index) {
      return index < values.length ? values[index] : 0;
    }

    /** Returns one more than the last index that was counted, but at least {@code least}. */
    int end(int least) {
      int end = values.length;
      while (end > least && values[end - 1] == 0) {
        end--;
      }
      return Math.max(end, least);
    }
  }
}
