// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import java.util.Arrays;

/** Lays out numbers as text; finds the digits of short decimals itself and leaves the others to Schubfach. */
final class DecimalWriter {
  private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
  private static final byte[] PAIRS = pairs();

  private DecimalWriter() {}

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  static int write(double v, byte[] out, int at, boolean point) {
    if (v == 0) {
      return zero(v, out, at, point);
    }
    int p = at;
    double a = v;
    if (v < 0) {
      out[p++] = '-';
      a = -v;
    }
    if (a < 1e9) {
      long whole = (long) a;
      if (whole == a) {
        int end = p + digitCount(whole);
        digits(whole, out, p, end);
        return point ? tail(out, end) : end;
      }
      // Two decimals, then six. Up to 15 digits no two decimals share a double: the first to read back is the one.
      int decimals = 2;
      long scaled = reading(a, 2);
      if (scaled < 0) {
        decimals = 6;
        scaled = reading(a, 6);
      }
      if (scaled > 0 && a >= 1e-3) {
        while (scaled % 10 == 0) {
          scaled /= 10;
          decimals--;
        }
        return layout(scaled, -decimals, out, p, point);
      }
    }
    if (!(a <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("not a finite number: " + v);
    }
    return shortest(a, out, p, point);
  }

  /** The number times ten to {@code decimals} if that many decimals say it exactly, else -1. */
  private static long reading(double a, int decimals) {
    long scaled = (long) (a * TENS[decimals] + 0.5);
    return scaled / TENS[decimals] == a ? scaled : -1;
  }

  private static int zero(double v, byte[] out, int at, boolean point) {
    int p = at;
    boolean negative = 1 / v < 0;
    if (negative) {
      out[p++] = '-';
    }
    out[p++] = '0';
    // Without the point, readers would take -0 for a whole number and lose its sign.
    return point || negative ? tail(out, p) : p;
  }

  private static int tail(byte[] out, int at) {
    out[at] = '.';
    out[at + 1] = '0';
    return at + 2;
  }

  private static int shortest(double a, byte[] out, int at, boolean point) {
    long digits = ShortestDecimal.of(a);
    int exponent = ShortestDecimal.exponent(a);
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    return layout(digits, exponent, out, at, point);
  }

  /** Writes {@code digits} times ten to {@code exponent}; the last digit is not 0. */
  private static int layout(long digits, int exponent, byte[] out, int at, boolean point) {
    int count = digitCount(digits);
    int size = count + exponent;
    if (size > 16 || size < -4) {
      return scientific(digits, count, size - 1, out, at);
    }
    if (exponent >= 0) {
      digits(digits, out, at, at + count);
      int end = at + size;
      Arrays.fill(out, at + count, end, (byte) '0');
      return point ? tail(out, end) : end;
    }
    if (size <= 0) {
      out[at] = '0';
      out[at + 1] = '.';
      Arrays.fill(out, at + 2, at + 2 - size, (byte) '0');
      int end = at + 2 - size + count;
      digits(digits, out, at + 2 - size, end);
      return end;
    }
    digits(digits, out, at + 1, at + 1 + count);
    for (int i = at; i < at + size; i++) {
      out[i] = out[i + 1];
    }
    out[at + size] = '.';
    return at + count + 1;
  }

  private static int scientific(long digits, int count, int exponent, byte[] out, int at) {
    digits(digits, out, at + 1, at + 1 + count);
    out[at] = out[at + 1];
    int p = at + 1;
    if (count > 1) {
      out[p] = '.';
      p += count;
    }
    out[p++] = 'e';
    return Decimals.write((long) exponent, out, p);
  }

  /** How many decimal digits a number of 0 or more has. */
  static int digitCount(long v) {
    int count = 1;
    long power = 10;
    while (v >= power && count < 19) {
      count++;
      power *= 10;
    }
    return count;
  }

  /** Writes the digits of a number of 0 or more so that they end at {@code end}. */
  static void digits(long v, byte[] out, int from, int end) {
    int p = end;
    long rest = v;
    while (rest > Integer.MAX_VALUE) {
      long next = rest / 100;
      int pair = (int) (rest - next * 100) * 2;
      out[--p] = PAIRS[pair + 1];
      out[--p] = PAIRS[pair];
      rest = next;
    }
    int small = (int) rest;
    while (p - from >= 2) {
      int next = small / 100;
      int pair = (small - next * 100) * 2;
      out[--p] = PAIRS[pair + 1];
      out[--p] = PAIRS[pair];
      small = next;
    }
    if (p > from) {
      out[from] = (byte) ('0' + small);
    }
  }
}
