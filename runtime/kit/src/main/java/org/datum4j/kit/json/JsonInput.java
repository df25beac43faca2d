// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * JSON text in a buffer that may be refilled: its spaces and strings.
 *
 * <p>All methods take and return positions in {@link #buf}. A refill moves bytes, so a position held across a call
 * that may refill is stale unless it is {@link #anchor} or {@link #mark}, which move along.
 */
abstract class JsonInput {
  static final int NONE = -1;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';
  private static final int LONGEST_SAMPLE = 40;
  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (int c = ' '; c < 0x80; c++) {
      PLAIN[c] = c != '"' && c != '\\';
    }
  }

  final JsonLimits limits;
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

  JsonInput(JsonLimits limits) {
    this.limits = limits;
  }

  final void use(byte[] bytes) {
    if (bytes != buf) {
      buf = bytes;
      words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  final boolean hasByteOrderMark(int p) {
    return limit - p >= 3 && buf[p] == (byte) 0xef && buf[p + 1] == (byte) 0xbb && buf[p + 2] == (byte) 0xbf;
  }

  /** Brings more bytes behind {@link #limit}, keeps those from {@code p} on; answers the new place of {@code p}. */
  abstract int refill(int p);

  /** Makes the exception for a fault at a position. */
  abstract JsonException fail(int p, String detail);

  /** Passes the rest of a string, from behind its opening quote to behind its closing one. */
  final int string(int start) {
    plain = true;
    long begin = base + start;
    int p = start;
    while (true) {
      byte[] b = buf;
      ByteBuffer w = words;
      int end = limit;
      for (; end - p >= Long.BYTES; p += Long.BYTES) {
        long m = special(w.getLong(p));
        if (m != 0) {
          p += Long.numberOfTrailingZeros(m) >>> 3;
          break;
        }
      }
      for (; end - p > 0 && PLAIN[b[p] & 0xff]; p++) {
        continue;
      }
      if (p == end) {
        p = refill(p);
        if (p == limit) {
          throw fail(p, "the input ends inside a string");
        }
        checkString(p, begin);
      } else if (b[p] == '"') {
        checkString(p, begin);
        return p + 1;
      } else {
        p = odd(p);
      }
    }
  }

  /** Marks (by their high bits) the bytes of a word that a string may not just hold; exact for the lowest one. */
  static long special(long word) {
    return ((word ^ QUOTES) - ONES | (word ^ BACKSLASHES) - ONES | word - SPACES | word) & HIGH;
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

  /** Passes spaces; fails at the end of the input, so that a byte is at hand. */
  final int space(int p) {
    if (limit - p > 1) {
      byte c = buf[p];
      if (c > ' ') {
        return p;
      }
      if (c == ' ' && buf[p + 1] > ' ') {
        return p + 1;
      }
    }
    return slowSpace(p);
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

  /** The byte at a position for a message. */
  final String shown(int p) {
    if (p >= limit) {
      return "end of the input";
    }
    byte c = buf[p];
    return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : "byte 0x" + Integer.toHexString(c & 0xff | 0x100).substring(1);
  }

  /** The word at a position for a message: some programs write NaN, Infinity, None or True. */
  final String word(int p) {
    int end = p;
    while (end < limit && end - p < LONGEST_SAMPLE && (buf[end] | 0x20) >= 'a' && (buf[end] | 0x20) <= 'z') {
      end++;
    }
    return end > p ? "'" + new String(buf, p, end - p, StandardCharsets.US_ASCII) + "'" : shown(p);
  }

  /** The beginning of a value for a message. */
  final String sample(int from) {
    int stop = from + 1;
    while (stop < limit && ",]} \n\r\t".indexOf(buf[stop]) < 0) {
      stop++;
    }
    return sample(from, stop);
  }

  final String sample(int from, int to) {
    int end = Math.min(to, from + LONGEST_SAMPLE);
    return new String(buf, from, end - from, StandardCharsets.UTF_8) + (end < to ? "…" : "");
  }
}
