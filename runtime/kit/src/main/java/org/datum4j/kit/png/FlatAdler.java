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
  private static final int MODULUS = 65521;
  private static final byte[] ZEROS = new byte[4096];
  /** What is less than this far from the next run of zeros is added byte by byte. */
  private static final int FEW = 32;
  private static final int STRIDE = 1024;

  private final Adler32 others = new Adler32();
  /** The sum of the bytes and one, and the sum of those sums. */
  private long sum;
  private long sums;

  void begin() {
    sum = 1;
    sums = 0;
  }

  /** Adds bytes to the sum. */
  void add(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int zeros = zeros(bytes, at, to);
      sums = (sums + zeros * sum) % MODULUS;
      at += zeros;
      if (at < to) {
        at = few(bytes, at, to);
      }
    }
  }

  int value() {
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
    long a = sum;
    long b = sums;
    int at = from;
    for (; at < end && bytes[at] != 0; at++) {
      a += bytes[at] & 0xff;
      b += a;
    }
    sum = a % MODULUS;
    sums = b % MODULUS;
    return at == end && at < to ? many(bytes, at, Math.min(to, at + STRIDE)) : at;
  }

  private int many(byte[] bytes, int from, int to) {
    others.reset();
    others.update(bytes, from, to - from);
    long own = others.getValue();
    sums = (sums + (own >> 16) + (to - from) * (sum + MODULUS - 1)) % MODULUS;
    sum = (sum + (own & 0xffff) + MODULUS - 1) % MODULUS;
    return to;
  }
}
