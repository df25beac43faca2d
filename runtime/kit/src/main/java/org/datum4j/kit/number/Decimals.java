// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

/**
 * Numbers as decimal text in ASCII bytes: reads every text as the closest double, and writes the shortest text that
 * reads back as the same double.
 *
 * <p>A double is written plainly from 1.0E-5 up to, but without, 1.0E16 in magnitude, and with an exponent otherwise:
 * {@code 0.00001}, {@code 9007199254740992.0}, {@code 1e16}, {@code 1.5e-7}. Negative zero keeps its sign and is
 * always {@code -0.0}.
 *
 * @shape optional sign, digits with an optional point, optional exponent; at least one digit
 */
public final class Decimals {
  /** The most bytes that {@code write} of a double may fill. */
  public static final int MAX_DOUBLE_LENGTH = 26;

  /** The most bytes that {@code write} of a long may fill. */
  public static final int MAX_LONG_LENGTH = 20;

  private static final byte[] MIN_LONG = {
    '-', '9', '2', '2', '3', '3', '7', '2', '0', '3', '6', '8', '5', '4', '7', '7', '5', '8', '0', '8'
  };

  private Decimals() {}

  /**
   * Reads a decimal number; correctly rounded (to nearest, ties to even) for every input.
   *
   * <p>Beyond what JSON allows, a leading {@code +}, leading zeros, and a missing digit on one side of the point are
   * understood, because text formats hold them.
   *
   * @return the closest double; infinite when the number is too large for one
   * @throws NumberFormatException if the bytes are not such a number
   */
  public static double parse(byte[] b, int from, int to) {
    return DecimalParser.parse(b, from, to);
  }

  /**
   * Reads numbers that stand between commas and white space.
   *
   * @param out gets the numbers, from index {@code at} on
   * @param room how many numbers {@code out} may get
   * @return how many numbers there were
   * @throws NumberFormatException if there is something else, or there are more numbers than there is room
   */
  public static int parseList(byte[] b, int from, int to, double[] out, int at, int room) {
    return DecimalList.parse(b, from, to, out, at, room);
  }

  /**
   * Reads a whole number: an optional sign and digits.
   *
   * @throws NumberFormatException if the bytes are something else, or the number does not fit 64 bits
   */
  public static long parseLong(byte[] b, int from, int to) {
    int p = from;
    boolean negative = p < to && b[p] == '-';
    if (negative || p < to && b[p] == '+') {
      p++;
    }
    if (p == to) {
      throw DecimalParser.malformed(b, from, to);
    }
    long value = 0;
    for (; p < to; p++) {
      int digit = b[p] - '0';
      if (digit < 0 || digit > 9) {
        throw DecimalParser.malformed(b, from, to);
      }
      // Gathered as a negative number, because there is one more of those.
      if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
        throw new NumberFormatException("number does not fit 64 bits: " + DecimalParser.shown(b, from, to));
      }
      value = value * 10 - digit;
    }
    if (!negative && value == Long.MIN_VALUE) {
      throw new NumberFormatException("number does not fit 64 bits: " + DecimalParser.shown(b, from, to));
    }
    return negative ? value : -value;
  }

  /**
   * Writes the shortest text that reads back as {@code v}; a whole number keeps a point, as in {@code 12.0}.
   *
   * @return the index behind the last byte written
   * @throws IllegalArgumentException if {@code v} is not finite
   */
  public static int write(double v, byte[] out, int at) {
    return DecimalWriter.write(v, out, at, true);
  }

  /**
   * Writes like {@link #write(double, byte[], int)}, but a whole number without point, as in {@code 12}.
   *
   * @return the index behind the last byte written
   * @throws IllegalArgumentException if {@code v} is not finite
   */
  public static int writeShort(double v, byte[] out, int at) {
    return DecimalWriter.write(v, out, at, false);
  }

  /**
   * Writes a whole number.
   *
   * @return the index behind the last byte written
   */
  public static int write(long v, byte[] out, int at) {
    if (v == Long.MIN_VALUE) {
      System.arraycopy(MIN_LONG, 0, out, at, MIN_LONG.length);
      return at + MIN_LONG.length;
    }
    int p = at;
    long rest = v;
    if (v < 0) {
      out[p++] = '-';
      rest = -v;
    }
    int end = p + DecimalWriter.digitCount(rest);
    DecimalWriter.digits(rest, out, p, end);
    return end;
  }
}
