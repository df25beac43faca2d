// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.NumberText;
import org.datum4j.kit.number.Decimals;

/** Lists of numbers that stay text until somebody asks for a number. */
final class NumberTexts {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LOWER_CASE = ONES * 0x20;
  private static final long EXPONENTS = ONES * 'e';
  /** Without an exponent, a number of fewer digits cannot be too large for a double. */
  private static final int SAFE_DIGITS = 300;

  private NumberTexts() {}

  /**
   * Refers to the numbers of a JSON array.
   *
   * @param from the opening bracket
   * @param to after the closing bracket
   */
  static Coordinates coordinates(byte[] bytes, int from, int to, int count) {
    int first = from + 1;
    int last = to - 1;
    while (first < last && bytes[first] <= ' ') {
      first++;
    }
    while (last > first && bytes[last - 1] <= ' ') {
      last--;
    }
    return Coordinates.ofText(new NumberText(bytes, first, last, count, NumberTexts::parse));
  }

  /** Converts numbers with commas between them. */
  static double[] parse(byte[] bytes, int from, int to, int count) {
    double[] values = new double[count];
    parse(bytes, from, to, values, count);
    return values;
  }

  /** Converts numbers into an array that is used again. */
  static void parse(byte[] bytes, int from, int to, double[] values, int count) {
    Decimals.parseList(bytes, from, to, values, 0, count);
  }

  /**
   * Says whether every number between two places is finite, mostly without converting any: a number that is beyond
   * the range of doubles has an exponent or hundreds of digits.
   */
  static boolean areFinite(byte[] bytes, int from, int to, int count) {
    if (!hasExponent(bytes, from, to) && !mayHaveLongNumber(bytes, from, to)) {
      return true;
    }
    for (double value : parse(bytes, from + 1, to - 1, count)) {
      if (Double.isInfinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasExponent(byte[] bytes, int from, int to) {
    int p = from;
    for (; p <= to - 8; p += 8) {
      long word = ((long) WORDS.get(bytes, p) | LOWER_CASE) ^ EXPONENTS;
      if ((word - ONES & ~word & HIGH) != 0) {
        return true;
      }
    }
    for (; p < to; p++) {
      if ((bytes[p] | 0x20) == 'e') {
        return true;
      }
    }
    return false;
  }

  /** A number that long covers one of the places that are looked at; around it there is no comma. */
  private static boolean mayHaveLongNumber(byte[] bytes, int from, int to) {
    for (int p = from + SAFE_DIGITS / 2; p < to; p += SAFE_DIGITS / 2) {
      int start = p;
      while (start > from && bytes[start] != ',') {
        start--;
      }
      int end = p;
      while (end < to && bytes[end] != ',') {
        end++;
      }
      if (end - start > SAFE_DIGITS) {
        return true;
      }
    }
    return false;
  }
}
