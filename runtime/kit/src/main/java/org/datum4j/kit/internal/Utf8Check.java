// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes that are not UTF-8.
 *
 * @source RFC 3629 section 4: no overlong forms, no surrogates, nothing above U+10FFFF
 */
public final class Utf8Check {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  /** The first position of a byte that is not ASCII, or {@code end}. */
  public static int firstNonAscii(byte[] data, int start, int end) {
    int i = start;
    for (; i <= end - 8; i += 8) {
      if (((long) LONGS.get(data, i) & HIGH_BITS) != 0) {
        break;
      }
    }
    while (i < end && data[i] >= 0) {
      i++;
    }
    return i;
  }

  /** The position of the first character that is not encoded rightly, or -1. */
  public static int firstInvalid(byte[] data, int start, int end) {
    int i = firstNonAscii(data, start, end);
    while (i < end) {
      if (data[i] >= 0) {
        i++;
        continue;
      }
      int length = lengthOf(data, i, end);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return -1;
  }

  /** The bytes of the character at a position that is not ASCII; 0 when they are wrong. */
  private static int lengthOf(byte[] data, int at, int end) {
    int first = data[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (at + length > end) {
      return 0;
    }
    int second = data[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((data[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** The code point at a position of valid UTF-8. */
  public static int codePoint(byte[] data, int at) {
    int first = data[at];
    if (first >= 0) {
      return first;
    }
    int second = data[at + 1] & 0x3F;
    if ((first & 0xE0) == 0xC0) {
      return (first & 0x1F) << 6 | second;
    }
    int third = data[at + 2] & 0x3F;
    if ((first & 0xF0) == 0xE0) {
      return (first & 0x0F) << 12 | second << 6 | third;
    }
    return (first & 0x07) << 18 | second << 12 | third << 6 | data[at + 3] & 0x3F;
  }

  /** The line, counted from 1, that a position is on. */
  public static int lineAt(byte[] data, int start, int position) {
    int line = 1;
    for (int i = start; i < position; i++) {
      if (data[i] == '\n' || (data[i] == '\r' && (i + 1 >= data.length || data[i + 1] != '\n'))) {
        line++;
      }
    }
    return line;
  }

  /** The character in its line, counted from 1, that a position is at. */
  public static int columnAt(byte[] data, int start, int position) {
    int column = 1;
    for (int i = position - 1; i >= start && data[i] != '\n' && data[i] != '\r'; i--) {
      if ((data[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column;
  }
}
