// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The leading 128 bits of the powers of ten, worked out when first asked for.
 *
 * <p>A file of coordinates needs a handful of the 700, so a table made ahead would only slow the start.
 */
final class PowersOfTen {
  static final int MIN = -342;
  static final int MAX = 324;

  /**
   * Ten to some power, cut to 128 bits with the highest bit set.
   *
   * @param high the upper 64 bits
   * @param low the lower 64 bits
   * @param exact whether nothing was cut off
   */
  record Power(long high, long low, boolean exact) {}

  // Entries are immutable and equal whoever makes them, so the races are harmless.
  private static final @Nullable Power[] POWERS = new @Nullable Power[MAX - MIN + 1];

  private PowersOfTen() {}

  static Power of(int exponent) {
    Power power = POWERS[exponent - MIN];
    if (power == null) {
      power = compute(exponent);
      POWERS[exponent - MIN] = power;
    }
    return power;
  }

  private static Power compute(int exponent) {
    BigInteger five = BigInteger.valueOf(5).pow(Math.abs(exponent));
    BigInteger bits;
    boolean exact;
    if (exponent >= 0) {
      int shift = 128 - five.bitLength();
      bits = five.shiftLeft(shift);
      exact = shift >= 0 || five.getLowestSetBit() >= -shift;
    } else {
      // The quotient then has exactly 128 bits, as no power of five is a power of two.
      bits = BigInteger.ONE.shiftLeft(five.bitLength() + 127).divide(five);
      exact = false;
    }
    return new Power(bits.shiftRight(64).longValue(), bits.longValue(), exact);
  }

  /** The upper 64 bits of the product of two unsigned numbers. */
  static long multiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }
}
