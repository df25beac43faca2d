// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import java.nio.charset.StandardCharsets;

/**
 * Decimal text to the closest double.
 *
 * @source W. D. Clinger, How to read floating point numbers accurately, 1990 (both factors exact);
 *     D. Lemire, Number parsing at a gigabyte per second, 2021, https://arxiv.org/abs/2101.11408 (128-bit products)
 */
final class DecimalParser {
  private static final double[] EXACT_TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22
  };
  private static final int MAX_DIGITS = 19;
  private static final long UNDECIDED = -1;
  private static final long INFINITY = 0x7ff0_0000_0000_0000L;

  private DecimalParser() {}

  static double parse(byte[] b, int from, int to) {
    int p = from;
    boolean negative = p < to && b[p] == '-';
    if (negative || p < to && b[p] == '+') {
      p++;
    }
    int digits = p;
    long mantissa = 0;
    int d;
    while (p < to && (d = b[p] - '0') >= 0 && d <= 9) {
      mantissa = mantissa * 10 + d;
      p++;
    }
    int count = p - digits;
    int exponent = 0;
    if (p < to && b[p] == '.') {
      int point = ++p;
      while (p < to && (d = b[p] - '0') >= 0 && d <= 9) {
        mantissa = mantissa * 10 + d;
        p++;
      }
      exponent = point - p;
      count -= exponent;
    }
    if (count == 0 || p != to || count > MAX_DIGITS) {
      return unusual(b, from, to);
    }
    double value = -exponent <= 22 && mantissa >= 0 && mantissa <= 1L << 53
        ? (double) mantissa / EXACT_TENS[-exponent]
        : scaled(b, from, to, mantissa, exponent);
    return negative ? -value : value;
  }

  /** A number with an exponent or more digits than a long holds, or no number at all. */
  private static double unusual(byte[] b, int from, int to) {
    int p = from;
    boolean negative = p < to && b[p] == '-';
    if (negative || p < to && b[p] == '+') {
      p++;
    }
    long mantissa = 0;
    int kept = 0;
    boolean cut = false;
    boolean any = false;
    boolean fraction = false;
    long exponent = 0;
    for (; p < to && (b[p] >= '0' && b[p] <= '9' || b[p] == '.' && !fraction); p++) {
      if (b[p] == '.') {
        fraction = true;
        continue;
      }
      any = true;
      int d = b[p] - '0';
      if (kept < MAX_DIGITS) {
        mantissa = mantissa * 10 + d;
        kept += mantissa == 0 ? 0 : 1;
        exponent -= fraction ? 1 : 0;
      } else {
        cut |= d != 0;
        exponent += fraction ? 0 : 1;
      }
    }
    if (!any) {
      throw malformed(b, from, to);
    }
    if (p < to) {
      exponent += exponent(b, p, from, to);
    }
    double value = value(b, from, to, mantissa, exponent, cut);
    return negative ? -value : value;
  }

  private static long exponent(byte[] b, int start, int from, int to) {
    int p = start;
    if ((b[p++] | 0x20) != 'e') {
      throw malformed(b, from, to);
    }
    boolean negative = p < to && b[p] == '-';
    if (negative || p < to && b[p] == '+') {
      p++;
    }
    if (p == to) {
      throw malformed(b, from, to);
    }
    long exponent = 0;
    for (; p < to; p++) {
      int d = b[p] - '0';
      if (d < 0 || d > 9) {
        throw malformed(b, from, to);
      }
      // Far beyond any length of text, so that digits before it cannot bring it back.
      exponent = Math.min(exponent * 10 + d, 1L << 40);
    }
    return negative ? -exponent : exponent;
  }

  private static double value(byte[] b, int from, int to, long mantissa, long exponent, boolean cut) {
    if (mantissa == 0) {
      return 0;
    }
    if (exponent < PowersOfTen.MIN - 20) {
      return 0;
    }
    if (exponent > 310) {
      return Double.POSITIVE_INFINITY;
    }
    if (!cut && exponent >= -22 && exponent <= 22 && mantissa > 0 && mantissa <= 1L << 53) {
      return exponent < 0 ? mantissa / EXACT_TENS[(int) -exponent] : mantissa * EXACT_TENS[(int) exponent];
    }
    int power = (int) exponent;
    long bits = rounded(mantissa, power);
    if (bits == UNDECIDED || cut && rounded(mantissa + 1, power) != bits) {
      return reference(b, from, to);
    }
    return Double.longBitsToDouble(bits);
  }

  private static double scaled(byte[] b, int from, int to, long mantissa, int exponent) {
    return value(b, from, to, mantissa, exponent, false);
  }

  /** Slow, but right for the few numbers that lie too close to the middle of two doubles. */
  private static double reference(byte[] b, int from, int to) {
    return Math.abs(Double.parseDouble(new String(b, from, to - from, StandardCharsets.ISO_8859_1)));
  }

  /** The bits of the double closest to an unsigned number times ten to a power; UNDECIDED if 128 bits do not tell. */
  private static long rounded(long number, int power) {
    if (power < PowersOfTen.MIN) {
      return UNDECIDED;
    }
    if (power > 308) {
      return INFINITY;
    }
    int shift = Long.numberOfLeadingZeros(number);
    long w = number << shift;
    PowersOfTen.Power ten = PowersOfTen.of(power);
    // Reciprocals are cut, the algorithm wants them rounded up; the lower half is never all ones.
    long tenLow = power < 0 ? ten.low() + 1 : ten.low();
    long low = w * ten.high();
    long high = PowersOfTen.multiplyHigh(w, ten.high());
    if ((high & 0x1ff) == 0x1ff) {
      long more = PowersOfTen.multiplyHigh(w, tenLow);
      low += more;
      if (Long.compareUnsigned(low, more) < 0) {
        high++;
      }
      if (low == -1L && (power < -27 || power > 55)) {
        return UNDECIDED;
      }
    }
    return assembled(high, low, power, shift);
  }

  private static long assembled(long high, long low, int power, int shift) {
    int upper = (int) (high >>> 63);
    long mantissa = high >>> upper + 9;
    int exponent = ((152170 + 65536) * power >> 16) + 63 + upper - shift + 1023;
    if (exponent <= 0) {
      if (1 - exponent >= 64) {
        return 0;
      }
      mantissa >>>= 1 - exponent;
      mantissa = mantissa + (mantissa & 1) >>> 1;
      // Rounding up may have made it a normal number, whose exponent bits then are right as they stand.
      return mantissa;
    }
    boolean halfway = (low == 0 || low == 1) && power >= -4 && power <= 23 && (mantissa & 3) == 1;
    if (halfway && mantissa << upper + 9 == high) {
      mantissa &= ~1L;
    }
    mantissa = mantissa + (mantissa & 1) >>> 1;
    if (mantissa >= 1L << 53) {
      mantissa = 1L << 52;
      exponent++;
    }
    return exponent >= 0x7ff ? INFINITY : (mantissa & (1L << 52) - 1) | (long) exponent << 52;
  }

  static NumberFormatException malformed(byte[] b, int from, int to) {
    return new NumberFormatException("not a decimal number: '" + shown(b, from, to) + "'");
  }

  static String shown(byte[] b, int from, int to) {
    int end = Math.min(to, from + 40);
    return new String(b, from, end - from, StandardCharsets.UTF_8) + (end < to ? "…" : "");
  }
}
