// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Lists of decimal numbers, read a word at a time.
 *
 * <p>A coordinate such as {@code 408.26} fits with its separator in eight bytes. Where its point and its end are comes
 * from bit masks and not from a loop, whose exits a processor cannot foresee.
 */
final class DecimalList {
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f * ONES;
  private static final long HIGH = 0x80 * ONES;
  private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

  private DecimalList() {}

  static int parse(byte[] b, int from, int to, double[] out, int at, int room) {
    ByteBuffer words = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
    int count = 0;
    int p = from;
    while (true) {
      while (p < to && isSeparator(b[p])) {
        p++;
      }
      if (p >= to) {
        return count;
      }
      if (count == room) {
        throw new NumberFormatException("more than " + room + " numbers");
      }
      int sign = b[p] == '-' ? 1 : 0;
      int digits = p + sign;
      int end = -1;
      if (b.length - digits >= Long.BYTES) {
        long x = words.getLong(digits) ^ '0' * ONES;
        // High bits of the bytes that are no digits; the first is the point or the end.
        long others = ((x & LOW) + (0x80 - 10) * ONES | x) & HIGH;
        int whole = Long.numberOfTrailingZeros(others) >>> 3;
        boolean point = others != 0 && b[digits + whole] == '.';
        long ends = point ? others & others - 1 : others;
        if (ends != 0) {
          int length = Long.numberOfTrailingZeros(ends) >>> 3;
          int decimals = point ? length - whole - 1 : 0;
          int size = whole + decimals;
          int stop = digits + length;
          if (size > 0 && (stop == to || stop < to && isSeparator(b[stop]))) {
            long before = (1L << 8 * whole) - 1;
            long compact = point ? x & before | x >>> 8 & ~before : x;
            double value = eightDigits(compact << 8 * (8 - size)) / TENS[decimals];
            out[at + count] = sign == 0 ? value : -value;
            end = stop;
          }
        }
      }
      p = end >= 0 ? end : single(b, p, to, out, at + count);
      count++;
    }
  }

  /** The number of eight digits 0 to 9, one a byte, the first lowest. */
  static int eightDigits(long digits) {
    long pairs = digits * 10 + (digits >>> 8);
    long mask = 0x000000ff000000ffL;
    long upper = (pairs & mask) * (100 + (1000000L << 32));
    long lower = (pairs >>> 16 & mask) * (1 + (10000L << 32));
    return (int) (upper + lower >>> 32);
  }

  /** A number that is too long, or is ended by something else. */
  private static int single(byte[] b, int from, int to, double[] out, int at) {
    int p = from;
    while (p < to && !isSeparator(b[p])) {
      p++;
    }
    out[at] = DecimalParser.parse(b, from, p);
    return p;
  }

  private static boolean isSeparator(byte c) {
    return c == ',' || c == ' ' || c >= '\t' && c <= '\r';
  }
}
