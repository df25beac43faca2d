// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import org.datum4j.kit.number.Decimals;

/**
 * Flat arrays of numbers: counted without converting, and converted later from their text.
 *
 * @shape {@code [n, n, …]} with optional spaces
 */
public final class JsonNumbers {
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  private static final long COMMAS = ONES * ',';

  private JsonNumbers() {}

  /** Counts the numbers of the array at {@code p} and leaves its end in the scan's mark; -1 if it holds other things. */
  static int count(JsonScan scan, int start) {
    int p = start + 1;
    int from = NumberStates.FIRST;
    while (true) {
      p = scan.run(p, from);
      if (p < scan.limit && scan.buf[p] == ']' && NumberStates.endsArray(scan.state)) {
        scan.mark = p + 1;
        return scan.state == NumberStates.FIRST ? 0 : commas(scan, start + 1, p) + 1;
      }
      if (p < scan.limit && scan.state <= NumberStates.NEXT) {
        return JsonScan.NONE;
      }
      p = scan.exponent(p);
      from = NumberStates.AFTER;
    }
  }

  private static int commas(JsonScan scan, int from, int to) {
    int count = 0;
    int p = from;
    for (; p <= to - 8; p += 8) {
      long x = scan.words.getLong(p) ^ COMMAS;
      count += Long.bitCount(~((x & LOW) + LOW | x | LOW));
    }
    for (; p < to; p++) {
      if (scan.buf[p] == ',') {
        count++;
      }
    }
    return count;
  }

  /**
   * Converts the numbers of an array, such as {@link JsonReader#scanNumbers} passed.
   *
   * @param b holds the text of the array
   * @param from place of the opening bracket
   * @param to place behind the closing bracket
   * @param count how many numbers there are
   * @return the numbers, each the closest double of its text
   * @throws NumberFormatException if the text is not a flat array of {@code count} numbers within the range of doubles
   */
  public static double[] parse(byte[] b, int from, int to, int count) {
    double[] values = new double[count];
    parse(b, from, to, values, 0, count);
    return values;
  }

  /** Converts like {@link #parse(byte[], int, int, int)} into a part of an array of the caller's. */
  public static void parse(byte[] b, int from, int to, double[] out, int at, int count) {
    if (to - from < 2 || b[from] != '[' || b[to - 1] != ']') {
      throw new NumberFormatException("not the text of an array");
    }
    int found = Decimals.parseList(b, from + 1, to - 1, out, at, count);
    if (found != count) {
      throw new NumberFormatException("the array holds " + found + " numbers, expected " + count);
    }
    for (int i = at; i < at + count; i++) {
      if (Double.isInfinite(out[i])) {
        throw new NumberFormatException("number " + (i - at) + " of the array is beyond the range of a double");
      }
    }
  }

  /** Whether a number is written without point and exponent. */
  static boolean isWhole(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '.' || (b[i] | 0x20) == 'e') {
        return false;
      }
    }
    return true;
  }
}
