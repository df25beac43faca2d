// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks over JSON text in a buffer that may be refilled, and checks every byte of it.
 *
 * <p>All methods take and return positions in {@link #buf}. A refill moves bytes, so a position held across a call
 * that may refill is stale unless it is {@link #anchor} or {@link #mark}, which move along.
 */
abstract class JsonScan {
  static final int NONE = -1;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  byte[] buf = new byte[0];
  ByteBuffer words = ByteBuffer.wrap(buf);
  /** End of the valid bytes. */
  int limit;
  /** Offset of {@code buf[0]} in the input. */
  long base;
  /** First byte that has to survive refills, or {@link #NONE}. */
  int anchor = NONE;
  /** The same, for the name or number at hand. */
  int mark = NONE;
  /** Whether the last string had neither escapes nor bytes beyond ASCII. */
  boolean plain;
  /** State of {@link NumberStates#ARRAY} before the byte that ended {@link #run}. */
  int state;

  final JsonLimits limits;

  JsonScan(JsonLimits limits) {
    this.limits = limits;
  }

  final void use(byte[] bytes) {
    if (bytes != buf) {
      buf = bytes;
      words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Brings more bytes behind {@link #limit}, keeps those from {@code p} on; answers the new place of {@code p}. */
  abstract int refill(int p);

  /** Makes the exception for a fault at a position. */
  abstract JsonException fail(int p, String detail);

  /** Skips the value that begins at {@code p} with a byte at hand. */
  final int value(int p, int depth) {
    byte c = buf[p];
    switch (c) {
      case '"':
        return string(p + 1);
      case '[':
        return array(p + 1, depth + 1);
      case '{':
        return object(p + 1, depth + 1);
      case 't':
        return literal(p, "true");
      case 'f':
        return literal(p, "false");
      case 'n':
        return literal(p, "null");
      default:
        if (c == '-' || c >= '0' && c <= '9') {
          return number(p);
        }
        throw fail(p, "unexpected " + shown(p) + ", expected a value");
    }
  }

  private int object(int start, int depth) {
    checkDepth(start, depth);
    int p = space(start);
    if (buf[p] == '}') {
      return p + 1;
    }
    while (true) {
      p = string(name(p));
      p = value(colon(p), depth);
      p = space(p);
      byte c = buf[p];
      if (c == '}') {
        return p + 1;
      }
      if (c != ',') {
        throw fail(p, "unexpected " + shown(p) + ", expected ',' or '}'");
      }
      p = space(p + 1);
    }
  }

  final int array(int start, int depth) {
    checkDepth(start, depth);
    int p = start;
    int from = NumberStates.FIRST;
    while (true) {
      p = run(p, from);
      if (p == limit) {
        throw fail(p, "the input ends inside an array");
      }
      byte c = buf[p];
      if (c == ']' && closes(state)) {
        return p + 1;
      }
      if (state <= NumberStates.NEXT) {
        p = value(p, depth);
      } else if ((c | 0x20) == 'e' && NumberStates.endsNumber(state)) {
        p = exponent(p, state);
      } else {
        throw failInArray(p);
      }
      from = NumberStates.AFTER;
    }
  }

  static boolean closes(int state) {
    return state == NumberStates.FRACTION || state == NumberStates.INT || state == NumberStates.AFTER
        || state == NumberStates.ZERO || state == NumberStates.FIRST;
  }

  final JsonException failInArray(int p) {
    boolean inNumber = state == NumberStates.MINUS || state == NumberStates.DOT;
    boolean leadingZero = state == NumberStates.ZERO && buf[p] >= '0' && buf[p] <= '9';
    String expected = inNumber ? "a digit" : leadingZero ? "no digit after a leading 0" : "',' or ']'";
    return fail(p, "unexpected " + shown(p) + ", expected " + expected);
  }

  /** Passes numbers, commas and spaces of an array; stops at any other byte, or at the end of the input. */
  final int run(int start, int from) {
    long[] rows = NumberStates.ARRAY;
    int p = start;
    long s = from;
    while (true) {
      byte[] b = buf;
      for (int last = limit - 8; p <= last; p += 8) {
        long n = rows[b[p] & 0xff] >>> s;
        n = rows[b[p + 1] & 0xff] >>> n;
        n = rows[b[p + 2] & 0xff] >>> n;
        n = rows[b[p + 3] & 0xff] >>> n;
        n = rows[b[p + 4] & 0xff] >>> n;
        n = rows[b[p + 5] & 0xff] >>> n;
        n = rows[b[p + 6] & 0xff] >>> n;
        n = rows[b[p + 7] & 0xff] >>> n;
        if ((n & 63) == NumberStates.STOP) {
          break;
        }
        s = n;
      }
      for (int end = limit; p < end; p++) {
        long n = rows[b[p] & 0xff] >>> s;
        if ((n & 63) == NumberStates.STOP) {
          state = (int) s & 63;
          return p;
        }
        s = n;
      }
      p = refill(p);
      if (p == limit) {
        state = (int) s & 63;
        return p;
      }
    }
  }

  /** Passes a number that begins at {@code p}. */
  final int number(int p) {
    return number(p, NumberStates.START);
  }

  /** Passes the exponent at {@code p} of a number whose digits were passed already. */
  final int exponent(int p, int from) {
    return number(p, from);
  }

  private int number(int start, int from) {
    long[] rows = NumberStates.SINGLE;
    long begin = base + start;
    int p = start;
    long s = from;
    while (true) {
      byte[] b = buf;
      for (int end = limit; p < end; p++) {
        long n = rows[b[p] & 0xff] >>> s;
        if ((n & 63) == NumberStates.STOP) {
          return endOfNumber(p, (int) s & 63, begin);
        }
        s = n;
      }
      p = refill(p);
      if (p == limit || base + p - begin > limits.maxNumberBytes()) {
        return endOfNumber(p, (int) s & 63, begin);
      }
    }
  }

  private int endOfNumber(int p, int last, long begin) {
    if (base + p - begin > limits.maxNumberBytes()) {
      throw fail(p, "a number is longer than " + limits.maxNumberBytes() + " bytes");
    }
    if (!NumberStates.endsNumber(last)) {
      throw fail(p, "unexpected " + shown(p) + ", expected a digit");
    }
    if (last == NumberStates.ZERO && p < limit && buf[p] >= '0' && buf[p] <= '9') {
      throw fail(p, "unexpected " + shown(p) + ", expected no digit after a leading 0");
    }
    return p;
  }

  private int literal(int start, String word) {
    int p = start;
    for (int i = 0; i < word.length(); i++) {
      if (p == limit) {
        p = refill(p);
      }
      if (p == limit || buf[p] != word.charAt(i)) {
        throw fail(p, "unexpected " + shown(p) + ", expected " + word);
      }
      p++;
    }
    return p;
  }

  /** Passes the rest of a string, from behind its opening quote to behind its closing one. */
  final int string(int start) {
    plain = true;
    long begin = base + start;
    int p = start;
    while (true) {
      for (int last = limit - 8; p <= last;) {
        long m = special(words.getLong(p));
        if (m == 0) {
          p += 8;
          continue;
        }
        p += Long.numberOfTrailingZeros(m) >>> 3;
        if (buf[p] == '"') {
          return endOfString(p, begin);
        }
        p = odd(p);
        last = limit - 8;
      }
      if (p < limit) {
        byte c = buf[p];
        if (c == '"') {
          return endOfString(p, begin);
        }
        p = c < ' ' || c == '\\' ? odd(p) : p + 1;
      } else {
        p = refill(p);
        if (p == limit) {
          throw fail(p, "the input ends inside a string");
        }
        checkString(p, begin);
      }
    }
  }

  /** Marks (by their high bits) the bytes of a word that a string may not just hold; exact for the lowest one. */
  static long special(long word) {
    return ((word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - SPACES | word) & HIGH;
  }

  private int endOfString(int p, long begin) {
    checkString(p, begin);
    return p + 1;
  }

  private void checkString(int p, long begin) {
    if (base + p - begin > limits.maxStringBytes()) {
      throw fail(p, "a string is longer than " + limits.maxStringBytes() + " bytes");
    }
  }

  /** Passes what is not plain ASCII in a string: an escape or a run of longer UTF-8 sequences. */
  private int odd(int start) {
    plain = false;
    if (buf[start] == '\\') {
      return escape(start);
    }
    if (buf[start] >= 0) {
      throw fail(start, "control character " + shown(start) + " in a string, expected an escape");
    }
    int p = start;
    do {
      p = sequence(p);
    } while (p < limit && buf[p] < 0);
    return p;
  }

  private int escape(int start) {
    int p = atHand(start, 2);
    byte c = buf[p + 1];
    if (c != 'u') {
      if ("\"\\/bfnrt".indexOf(c) < 0) {
        throw fail(p + 1, "unexpected " + shown(p + 1) + " after a backslash, expected one of \" \\ / b f n r t u");
      }
      return p + 2;
    }
    p = atHand(p, 6);
    for (int i = 2; i < 6; i++) {
      if (Character.digit(buf[p + i], 16) < 0) {
        throw fail(p + i, "unexpected " + shown(p + i) + " in an escape, expected four hexadecimal digits");
      }
    }
    return p + 6;
  }

  private int sequence(int start) {
    int length = Utf8.length(buf[start]);
    if (length == 0) {
      throw fail(start, "invalid UTF-8: " + shown(start) + " begins no sequence");
    }
    int p = atHand(start, length);
    int bad = Utf8.firstBad(buf, p, length);
    if (bad != 0) {
      throw fail(p + bad, "invalid UTF-8: " + shown(p + bad) + " inside a sequence");
    }
    return p + length;
  }

  private int atHand(int start, int count) {
    int p = start;
    while (limit - p < count) {
      int had = limit - p;
      p = refill(p);
      if (limit - p == had) {
        throw fail(limit, "the input ends inside a string");
      }
    }
    return p;
  }

  /** Passes the opening quote of a name. */
  final int name(int p) {
    if (buf[p] != '"') {
      throw fail(p, "unexpected " + shown(p) + ", expected a name in double quotes");
    }
    return p + 1;
  }

  /** Passes the colon behind a name; answers the place of the value. */
  final int colon(int start) {
    int p = space(start);
    if (buf[p] != ':') {
      throw fail(p, "unexpected " + shown(p) + ", expected ':'");
    }
    return space(p + 1);
  }

  /** Passes spaces; fails at the end of the input, so that a byte is at hand. */
  final int space(int p) {
    return p < limit && buf[p] > ' ' ? p : slowSpace(p);
  }

  private int slowSpace(int start) {
    int p = spaceOrEnd(start);
    if (p == limit) {
      throw fail(p, "the input ends inside an object or array");
    }
    return p;
  }

  /** Passes spaces; answers {@link #limit} at the end of the input. */
  final int spaceOrEnd(int start) {
    int p = start;
    while (true) {
      while (p < limit) {
        byte c = buf[p];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
          return p;
        }
        p++;
      }
      p = refill(p);
      if (p == limit) {
        return p;
      }
    }
  }

  final void checkDepth(int p, int depth) {
    if (depth > limits.maxDepth()) {
      throw fail(p - 1, "nested deeper than " + limits.maxDepth() + " levels");
    }
  }

  /** The byte at a position for a message. */
  final String shown(int p) {
    if (p >= limit) {
      return "end of the input";
    }
    byte c = buf[p];
    return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : "byte 0x" + Integer.toHexString(c & 0xff | 0x100).substring(1);
  }
}
