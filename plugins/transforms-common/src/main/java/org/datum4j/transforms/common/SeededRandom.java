// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

/**
 * Random numbers that a seed fixes for ever: the same on every machine and in every version of Java.
 *
 * @source G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014 (SplitMix64)
 */
public final class SeededRandom {
  private long state;

  /** Starts the sequence of a seed. */
  public SeededRandom(long seed) {
    state = seed;
  }

  /** Returns the next 64 bits. */
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /**
   * Returns a number from 0 to {@code bound - 1}, each as likely as the others.
   *
   * @param bound at least 1
   */
  public int nextInt(int bound) {
    // The upper 31 bits; what does not fill whole rounds of the bound is thrown away.
    while (true) {
      int bits = (int) (nextLong() >>> 33);
      int value = bits % bound;
      if (bits - value + (bound - 1) >= 0) {
        return value;
      }
    }
  }

  /** Puts the values in a random order. */
  public void shuffle(int[] values) {
    shuffle(values, values.length);
  }

  /** Puts a random choice of the values, in random order, first. */
  public void shuffle(int[] values, int chosen) {
    for (int i = 0; i < Math.min(chosen, values.length); i++) {
      int other = i + nextInt(values.length - i);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  /** Returns 0 to {@code size - 1} in a random order. */
  public int[] permutation(int size) {
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = i;
    }
    shuffle(values);
    return values;
  }
}
