// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * The check sum of zlib for data that are mostly zeros, as filtered rows of flat images are: what a run of zeros does to
 * the sum is known without looking at each.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1950#section-8.2
 */
final class FlatAdler {
  /** So many bytes may be added between calls of {@link #settle}. */
  static final int MOST = 1 << 24;

  private static final int MODULUS = 65521;
  private static final byte[] ZEROS = new byte[4096];
  /** What is less than this far from the next run of zeros is added byte by byte. */
  private static final int FEW = 32;
  private static final int STRIDE = 1024;

  private final Adler32 others = new Adler32();
  /** The sum of the bytes and one, and the sum of those sums; beyond the modulus until they are settled. */
  private long sum;
  private long sums;
  private long unsettled;

  void begin() {
    sum = 1;
    sums = 0;
    unsettled = 0;
  }

  /** Adds a byte. */
  void add(byte value) {
    sum += value & 0xff;
    sums += sum;
  }

  /** Adds zeros. */
  void addZeros(int count) {
    sums += count * sum;
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
  void add(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int zeros = zeros(bytes, at, to);
      addZeros(zeros);
      at += zeros;
      if (at < to) {
        at = few(bytes, at, to);
      }
    }
  }

  /** Keeps the sums small. */
  void settle() {
    sum %= MODULUS;
    sums %= MODULUS;
    unsettled = 0;
  }

  int value() {
    settle();
    return (int) (sums << 16 | sum);
  }

  private static int zeros(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int part = Math.min(ZEROS.length, to - at);
      int other = Arrays.mismatch(bytes, at, at + part, ZEROS, 0, part);
      if (other >= 0) {
        return at + other - from;
      }
      at += part;
    }
    return to - from;
  }

  /** Adds bytes up to a zero; if that does not come soon, many at once. */
  private int few(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + FEW);
    int at = from;
    for (; at < end && bytes[at] != 0; at++) {
      add(bytes[at]);
    }
    return at == end && at < to ? many(bytes, at, Math.min(to, at + STRIDE)) : at;
  }

  private int many(byte[] bytes, int from, int to) {
    others.reset();
    others.update(bytes, from, to - from);
    long own = others.getValue();
    // It began with a sum of one of its own.
    sums += (own >> 16) + (to - from) * (sum - 1);
    sum += (own & 0xffff) - 1;
    return to;
  }
}
