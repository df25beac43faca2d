// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

/**
 * The shortest decimal that reads back as a given double, and the closest of those.
 *
 * @source R. Giulietti, The Schubfach way to render doubles, 2020
 */
final class ShortestDecimal {
  private static final int FRACTION_BITS = 52;
  private static final int BIAS = 1075;

  private ShortestDecimal() {}

  private static int binaryExponent(long bits) {
    int field = (int) (bits >>> FRACTION_BITS) & 0x7ff;
    return (field == 0 ? 1 : field) - BIAS;
  }

  /** Whether the double below is only half as far away as the one above. */
  private static boolean isUneven(long bits) {
    return (bits & (1L << FRACTION_BITS) - 1) == 0 && (bits >>> FRACTION_BITS & 0x7ff) > 1;
  }

  private static int decimalExponent(long bits) {
    // floor(log10(2^q)), or of three quarters of it.
    return (binaryExponent(bits) * 1262611 - (isUneven(bits) ? 524031 : 0)) >> 22;
  }

  /** The power of ten that goes with the digits of {@link #of}. */
  static int exponent(double a) {
    return decimalExponent(Double.doubleToRawLongBits(a));
  }

  /**
   * The digits for a positive, finite double, as a whole number to be multiplied by ten to {@link #exponent}; they may
   * end in zeros.
   */
  static long of(double a) {
    long bits = Double.doubleToRawLongBits(a);
    long fraction = bits & (1L << FRACTION_BITS) - 1;
    boolean normal = bits >>> FRACTION_BITS != 0;
    long c = normal ? fraction | 1L << FRACTION_BITS : fraction;
    int q = binaryExponent(bits);
    int odd = (int) (c & 1);
    int k = decimalExponent(bits);
    // floor(log2(10^-k))
    int h = q + (-k * 1741647 >> 19) + 1;
    PowersOfTen.Power ten = PowersOfTen.of(-k);
    long high = ten.high();
    long low = ten.exact() ? ten.low() : ten.low() + 1;
    long lower = scaled(high, low, (4 * c - (isUneven(bits) ? 1 : 2)) << h) + odd;
    long middle = scaled(high, low, 4 * c << h);
    long upper = scaled(high, low, (4 * c + 2) << h) - odd;
    long s = middle >> 2;
    if (s >= 10) {
      long tens = s / 10;
      boolean down = lower <= 40 * tens;
      boolean up = 40 * tens + 40 <= upper;
      if (down != up) {
        return 10 * (tens + (up ? 1 : 0));
      }
    }
    boolean down = lower <= 4 * s;
    boolean up = 4 * s + 4 <= upper;
    if (down != up) {
      return s + (up ? 1 : 0);
    }
    long half = 4 * s + 2;
    return s + (middle > half || middle == half && (s & 1) == 1 ? 1 : 0);
  }

  /** The product with a 128-bit fraction, cut to its whole part; the last bit tells whether something was cut off. */
  private static long scaled(long high, long low, long number) {
    long carry = PowersOfTen.multiplyHigh(low, number);
    long middle = high * number + carry;
    long whole = PowersOfTen.multiplyHigh(high, number);
    if (Long.compareUnsigned(middle, carry) < 0) {
      whole++;
    }
    return whole | (Long.compareUnsigned(middle, 1) > 0 ? 1 : 0);
  }
}
