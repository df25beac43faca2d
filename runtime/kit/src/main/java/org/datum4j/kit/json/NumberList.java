// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes lists of numbers without exponents: checks that they are JSON and counts them at once. For those who know lists
 * ({@link ListPasser}) and do not need the numbers. One instance serves a thread.
 */
public final class NumberList {
  /** The answer for other lists. */
  public static final int NONE = -1;

  private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
  private static final long COMMAS = 0x0101010101010101L * ',';
  /** Numbers that have a comma so close are within the range of doubles. */
  private static final int WORDS_WITHOUT_COMMA = 32;

  private int end;

  /** Makes a passer. */
  public NumberList() {}

  /** Returns the place of the bracket that ends the list that was passed last. */
  public int end() {
    return end;
  }

  /**
   * Passes a list.
   *
   * @param start the place behind the opening bracket
   * @param to the end of what is at hand
   * @return how many numbers there are; {@link #NONE} if this is no such list, is not wholly at hand, or has numbers that
   *     may be beyond the range of doubles
   */
  public int count(byte[] bytes, int start, int to) {
    long[] rows = NumberStates.ARRAY;
    long state = NumberStates.FIRST;
    int commas = 0;
    int without = 0;
    int p = start;
    for (; to - p >= Long.BYTES; p += Long.BYTES) {
      long word = (long) WORDS.get(bytes, p);
      long next = rows[(int) word & 0xff] >>> state;
      next = rows[(int) (word >>> 8) & 0xff] >>> next;
      next = rows[(int) (word >>> 16) & 0xff] >>> next;
      next = rows[(int) (word >>> 24) & 0xff] >>> next;
      next = rows[(int) (word >>> 32) & 0xff] >>> next;
      next = rows[(int) (word >>> 40) & 0xff] >>> next;
      next = rows[(int) (word >>> 48) & 0xff] >>> next;
      next = rows[(int) (word >>> 56)] >>> next;
      if ((next & 63) == NumberStates.STOP) {
        break;
      }
      state = next;
      long rest = word ^ COMMAS;
      long found = ~((rest & LOW) + LOW | rest | LOW);
      commas += Long.bitCount(found);
      without = found == 0 ? without + 1 : 0;
      if (without > WORDS_WITHOUT_COMMA) {
        return NONE;
      }
    }
    for (; p < to; p++) {
      long next = rows[bytes[p] & 0xff] >>> state;
      if ((next & 63) == NumberStates.STOP) {
        break;
      }
      state = next;
      commas += bytes[p] == ',' ? 1 : 0;
    }
    if (p == to || bytes[p] != ']' || !NumberStates.endsArray((int) state & 63)) {
      return NONE;
    }
    end = p;
    return (state & 63) == NumberStates.FIRST ? 0 : commas + 1;
  }
}
