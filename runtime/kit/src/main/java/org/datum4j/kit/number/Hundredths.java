// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads decimal numbers of up to two decimals, as JSON writes them, as whole hundredths. A coordinate with what ends it fits in eight bytes,
 * which are looked at as one word. Serves one thread.
 */
public final class Hundredths {
  /** What is no such number, or one beyond the limit. */
  public static final int NONE = Integer.MIN_VALUE;

  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH = 0x8080808080808080L;
  private static final int POINT = '.' ^ '0';
  private static final int[] SCALE = {100, 10, 1};
  private static final int LARGEST_WHOLE = 9_999_999;

  private int end;

  /** Makes a reader. */
  public Hundredths() {}

  /** Returns the place behind the number that was read last. */
  public int end() {
    return end;
  }

  /** Reads the number that begins at a place; {@link #NONE} if it is something else. What follows is not looked at. */
  public int read(byte[] bytes, int start) {
    int sign = bytes[start] == '-' ? 1 : 0;
    int first = start + sign;
    end = start;
    if (bytes.length - first >= Long.BYTES) {
      long digits = (long) WORDS.get(bytes, first) ^ '0' * ONES;
      long others = ((digits & LOW) + (0x80 - 10) * ONES | digits) & HIGH;
      int whole = Long.numberOfTrailingZeros(others) >>> 3;
      boolean hasPoint = others != 0 && (digits >>> 8 * whole & 0xff) == POINT;
      long ends = hasPoint ? others & others - 1 : others;
      int length = Long.numberOfTrailingZeros(ends) >>> 3;
      int decimals = hasPoint ? length - whole - 1 : 0;
      boolean isZeroAhead = whole > 1 && (digits & 0xff) == 0;
      if (ends != 0 && whole > 0 && decimals <= 2 && decimals > 0 == hasPoint && !isZeroAhead) {
        long before = (1L << 8 * whole) - 1;
        long compact = hasPoint ? digits & before | digits >>> 8 & ~before : digits;
        end = first + length;
        return signed(sign, DecimalList.eightDigits(compact << 8 * (8 - whole - decimals)) * SCALE[decimals]);
      }
    }
    return single(bytes, first, sign);
  }

  private int single(byte[] bytes, int first, int sign) {
    int p = first;
    int value = 0;
    for (int d; (d = bytes[p] - '0') >= 0 && d <= 9; p++) {
      value = 10 * value + d;
      if (value > LARGEST_WHOLE) {
        return NONE;
      }
    }
    if (p == first || p > first + 1 && bytes[first] == '0') {
      return NONE;
    }
    value *= 100;
    if (bytes[p] == '.') {
      int tenths = bytes[++p] - '0';
      if (tenths < 0 || tenths > 9) {
        return NONE;
      }
      int hundredths = bytes[++p] - '0';
      boolean hasTwo = hundredths >= 0 && hundredths <= 9;
      value += 10 * tenths + (hasTwo ? hundredths : 0);
      p += hasTwo ? 1 : 0;
    }
    end = p;
    return signed(sign, value);
  }

  /** There is a negative zero among doubles, but not among whole numbers. */
  private static int signed(int sign, int value) {
    return sign == 0 ? value : value == 0 ? NONE : -value;
  }
}
