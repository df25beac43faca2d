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
  /** With so many bytes twice the sums are. */
  private static final int MOST_AT_ONCE = 1 << 27;

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

  /**
   * Adds bytes. A byte counts as often as there are bytes from it on, so that only where they change matters: from there
   * on each is more, or less, by the difference. What the sums are beyond their type meanwhile comes back in the end.
   */
  void add(ByteRuns runs) {
    int[] starts = runs.starts();
    byte[] values = runs.values();
    int size = runs.size();
    long length = starts[size];
    if (length > MOST_AT_ONCE) {
      for (int run = 0; run < size; run++) {
        addRun(values[run] & 0xff, starts[run + 1] - starts[run]);
      }
      return;
    }
    long one = 0;
    long twice = 0;
    int value = 0;
    for (int run = 0; run < size; run++) {
      long left = length - starts[run];
      long change = ((values[run] & 0xff) - value) * left;
      one += change;
      twice += change * (left + 1);
      value = values[run] & 0xff;
    }
    settle();
    sums += length * sum + twice / 2;
    sum += one;
    settle();
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
