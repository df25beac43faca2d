// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

/**
 * State machines for numbers that cost one load and one shift a byte, and no branch.
 *
 * <p>A state is a bit offset. The row of a byte holds the next state of every state at that offset, so
 * {@code row >>> state} has the next state in its low six bits. {@link #STOP} is absorbing: a row holds
 * zeros there, and wherever the byte may not follow.
 */
final class NumberStates {
  static final int STOP = 0;
  /** Directly after the opening bracket. */
  static final int FIRST = 6;
  /** A value has to follow. */
  static final int NEXT = 12;
  static final int MINUS = 18;
  static final int ZERO = 24;
  static final int INT = 30;
  static final int DOT = 36;
  static final int FRACTION = 42;
  /** Spaces after a value. */
  static final int AFTER = 48;

  /** States of a number outside an array; they take the places of FIRST, NEXT and AFTER. */
  static final int START = NEXT;
  static final int EXPONENT_MARK = FIRST;
  static final int EXPONENT_SIGN = AFTER;
  static final int EXPONENT = 54;

  /** Numbers without exponent, commas and spaces of an array. */
  static final long[] ARRAY = array();

  /** A single number. */
  static final long[] SINGLE = single();

  private static final long NUMBER_ENDS = 1L << ZERO | 1L << INT | 1L << FRACTION | 1L << EXPONENT;
  private static final long ARRAY_ENDS = 1L << ZERO | 1L << INT | 1L << FRACTION | 1L << AFTER | 1L << FIRST;

  private NumberStates() {}

  /** Whether the number is complete in this state of {@link #SINGLE}. */
  static boolean endsNumber(int state) {
    return (1L << state & NUMBER_ENDS) != 0;
  }

  /** Whether the closing bracket may follow in this state of {@link #ARRAY}. */
  static boolean endsArray(int state) {
    return (1L << state & ARRAY_ENDS) != 0;
  }

  private static long[] array() {
    long[] rows = new long[256];
    for (int from : new int[] {FIRST, NEXT}) {
      set(rows, from, '-', MINUS);
      set(rows, from, '0', ZERO);
      digits(rows, from, '1', INT);
      spaces(rows, from, from);
    }
    plainNumber(rows);
    for (int from : new int[] {ZERO, INT, FRACTION, AFTER}) {
      set(rows, from, ',', NEXT);
      spaces(rows, from, AFTER);
    }
    return rows;
  }

  private static long[] single() {
    long[] rows = new long[256];
    set(rows, START, '-', MINUS);
    set(rows, START, '0', ZERO);
    digits(rows, START, '1', INT);
    plainNumber(rows);
    for (int from : new int[] {ZERO, INT, FRACTION}) {
      set(rows, from, 'e', EXPONENT_MARK);
      set(rows, from, 'E', EXPONENT_MARK);
    }
    set(rows, EXPONENT_MARK, '+', EXPONENT_SIGN);
    set(rows, EXPONENT_MARK, '-', EXPONENT_SIGN);
    digits(rows, EXPONENT_MARK, '0', EXPONENT);
    digits(rows, EXPONENT_SIGN, '0', EXPONENT);
    digits(rows, EXPONENT, '0', EXPONENT);
    return rows;
  }

  private static void plainNumber(long[] rows) {
    set(rows, MINUS, '0', ZERO);
    digits(rows, MINUS, '1', INT);
    digits(rows, INT, '0', INT);
    set(rows, ZERO, '.', DOT);
    set(rows, INT, '.', DOT);
    digits(rows, DOT, '0', FRACTION);
    digits(rows, FRACTION, '0', FRACTION);
  }

  private static void digits(long[] rows, int from, char first, int to) {
    for (char c = first; c <= '9'; c++) {
      set(rows, from, c, to);
    }
  }

  private static void spaces(long[] rows, int from, int to) {
    set(rows, from, ' ', to);
    set(rows, from, '\n', to);
    set(rows, from, '\r', to);
    set(rows, from, '\t', to);
  }

  private static void set(long[] rows, int from, char c, int to) {
    rows[c] |= (long) to << from;
  }
}
