// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/**
 * The check sum of zlib for data that are mostly zeros, as filtered rows of flat images are: what a run of zeros does to
 * the sum is known without looking at each.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1950#section-8.2
 */
final class FlatAdler {
  private static final int MODULUS = 65521;
  /** With several times as many bytes the sums are still in the range of their type. */
  private static final int MOST = 1 << 24;

  /** The sum of the bytes and one, and the sum of those sums; beyond the modulus until they are settled. */
  private long sum;
  private long sums;
  private long unsettled;

  void begin() {
    sum = 1;
    sums = 0;
    unsettled = 0;
  }

  /** Adds equal bytes, as many as one likes, and settles the sums where that is due. */
  void addRun(int value, long count) {
    for (long left = count; left > 0;) {
      long step = Math.min(left, MOST / 16);
      sums += step * sum + value * (step * (step + 1) / 2);
      sum += value * step;
      left -= step;
      unsettled += step;
      if (unsettled >= MOST) {
        settle();
      }
    }
  }

  /** Adds bytes. */
  void add(ByteRuns runs) {
    int[] starts = runs.starts();
    byte[] values = runs.values();
    int size = runs.size();
    long one = sum;
    long all = sums;
    long due = MOST;
    int from = 0;
    for (int run = 0; run < size; run++) {
      int end = starts[run + 1];
      long count = end - from;
      long value = values[run] & 0xff;
      if (end > due) {
        sum = one;
        sums = all;
        settle();
        addRun((int) value, count);
        one = sum;
        all = sums;
        due = (long) end + MOST;
      } else {
        all += count * one + value * (count * (count + 1) >> 1);
        one += value * count;
      }
      from = end;
    }
    sum = one;
    sums = all;
  }

  /** Keeps the sums small. */
  private void settle() {
    sum %= MODULUS;
    sums %= MODULUS;
    unsettled = 0;
  }

  int value() {
    settle();
    return (int) (sums << 16 | sum);
  }
}
