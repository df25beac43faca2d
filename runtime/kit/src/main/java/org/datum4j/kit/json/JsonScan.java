// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over the values of JSON text and checks every byte of them. */
abstract class JsonScan extends JsonInput {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /** State of {@link NumberStates#ARRAY} before the byte that ended {@link #run}. */
  int state;
  /** The level of the objects whose members are told to {@link #member}, or {@link #NONE}. */
  int named = NONE;
  /** The wanted names of those members. */
  JsonNames names = JsonNames.NONE;
  /** The name that was told last in this object, or {@link JsonNames#UNKNOWN}. */
  int last = JsonNames.UNKNOWN;
  /** By the name before, counted from 1: the name that stood there last time. Records are alike. */
  private final int[] followers = new int[Long.SIZE + 1];
  /** For each level, whether an object is open there; else it is an array. */
  private final long[] objects;

  JsonScan(JsonLimits limits) {
    super(limits);
    objects = new long[limits.maxDepth() / Long.SIZE + 1];
  }

  /** Changes the names of members that are told. */
  final void tell(JsonNames wanted) {
    names = wanted;
    Arrays.fill(followers, 0);
  }

  /** Takes note of a member with a wanted name, or of one with another name ({@link JsonNames#UNKNOWN}). */
  abstract void member(int index);

  /** Takes note of where the value of the member told last begins. */
  void memberValue(int p) {}

  /** Passes a number that is the value of the member told last. */
  abstract int memberNumber(int p);

  /** Passes a list that is the value of the member told last; {@link #NONE} if that is left to others. */
  int memberList(int p, int depth) {
    return NONE;
  }

  /**
   * Skips the value that begins at {@code start} with a byte at hand.
   *
   * <p>One loop without recursion, and one call of each part: what the compiler has to inline decides how soon a cold
   * process reaches full speed.
   */
  final int value(int start, int level) {
    int p = start;
    int depth = level;
    boolean inName = false;
    next:
    while (true) {
      if (inName && depth == named) {
        int known = knownMember(p);
        if (known != NONE) {
          p = known;
          inName = false;
        }
      }
      byte c = buf[p];
      int from = NumberStates.AFTER;
      if (c == '"') {
        mark = inName && depth == named ? p + 1 : NONE;
        p = string(p + 1);
        if (inName) {
          p = endOfName(p);
          inName = false;
          continue;
        }
      } else if (inName) {
        throw fail(p, "unexpected " + shown(p) + ", expected a name in double quotes");
      } else if (c == '[') {
        int passed = depth == named ? memberList(p, depth) : NONE;
        if (passed == NONE) {
          open(++p, ++depth, 0);
          from = NumberStates.FIRST;
        } else {
          p = passed;
        }
      } else if (c == '{') {
        open(p + 1, ++depth, 1);
        p = space(p + 1);
        if (buf[p] != '}') {
          inName = true;
          continue;
        }
      } else {
        p = depth == named ? memberNumber(p) : scalar(p);
      }
      while (depth > level) {
        if (isObject(depth)) {
          p = space(p);
          if (buf[p] == ',') {
            p = space(p + 1);
            inName = true;
            continue next;
          }
          closeObject(p++);
          depth--;
        } else {
          p = run(p, from);
          if (p < limit && buf[p] == ']' && NumberStates.endsArray(state)) {
            p++;
            depth--;
          } else if (p < limit && state <= NumberStates.NEXT) {
            continue next;
          } else {
            p = exponent(p);
          }
        }
        from = NumberStates.AFTER;
      }
      return p;
    }
  }

  final void open(int p, int depth, long object) {
    checkDepth(p, depth);
    objects[depth >> 6] = objects[depth >> 6] & ~(1L << depth) | object << depth;
  }

  final boolean isObject(int depth) {
    return (objects[depth >> 6] & 1L << depth) != 0;
  }

  private void closeObject(int p) {
    if (buf[p] != '}') {
      throw fail(p, "unexpected " + shown(p) + ", expected ',' or '}'");
    }
  }

  /** Passes a name with its colon if it is the one that stood here in the last record; else {@link #NONE}. */
  private int knownMember(int p) {
    int index = followers[last + 1];
    if (limit - p <= JsonNames.LONGEST_TEXT || !names.standsAt(index, words, p)) {
      return NONE;
    }
    member(index);
    last = index;
    int value = space(p + names.textLength(index));
    memberValue(value);
    return value;
  }

  private int endOfName(int end) {
    if (mark == NONE) {
      return colon(end);
    }
    int index = knownName(end - 1);
    member(index);
    if (index >= 0) {
      followers[last + 1] = index;
    }
    last = index;
    mark = NONE;
    int p = colon(end);
    memberValue(p);
    return p;
  }

  private int knownName(int end) {
    if (plain) {
      return names.find(buf, mark, end);
    }
    byte[] name = JsonText.decode(buf, mark, end, false).getBytes(StandardCharsets.UTF_8);
    return names.find(name, 0, name.length);
  }

  /** Passes a value that is no string, array or object. */
  final int scalar(int p) {
    byte c = buf[p];
    if (c == '-' || c >= '0' && c <= '9') {
      return number(p, NumberStates.START);
    }
    byte[] word = c == 't' ? TRUE : c == 'f' ? FALSE : NULL;
    if (c != word[0]) {
      throw noValue(p);
    }
    return literal(p, word);
  }

  final JsonException noValue(int p) {
    boolean wide = base + p == 0 && (buf[p] == 0 || buf[p] == (byte) 0xff || buf[p] == (byte) 0xfe);
    String hint = wide ? " in UTF-8 (this looks like UTF-16 or UTF-32)" : "";
    return fail(p, "unexpected " + word(p) + ", expected a value" + hint);
  }

  final JsonException failInArray(int p) {
    boolean inNumber = state == NumberStates.MINUS || state == NumberStates.DOT;
    boolean leadingZero = state == NumberStates.ZERO && buf[p] >= '0' && buf[p] <= '9';
    String expected = inNumber ? "a digit" : leadingZero ? "no digit after a leading 0" : "',' or ']'";
    return fail(p, "unexpected " + shown(p) + ", expected " + expected);
  }

  /**
   * Passes numbers, commas and spaces of an array; stops at any other byte, or at the end of the input.
   *
   * <p>The bounds are written as differences, so that the compiler does not multiply loops that are unrolled already;
   * and the method is long enough that it is compiled once, by itself, instead of into each caller.
   */
  final int run(int start, int from) {
    long[] rows = NumberStates.ARRAY;
    int p = start;
    long s = from;
    while (true) {
      byte[] b = buf;
      int end = limit;
      for (; end - p >= 8; p += 8) {
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
      for (; end - p > 0; p++) {
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

  /** Passes the exponent of an array's number, before which {@link #run} stopped. */
  final int exponent(int p) {
    if (p == limit) {
      throw fail(p, "the input ends inside an array");
    }
    if ((buf[p] | 0x20) != 'e' || !NumberStates.endsNumber(state)) {
      throw failInArray(p);
    }
    return number(p, state);
  }

  /** Passes a number, or from some state on what is left of it. */
  final int number(int start, int from) {
    long[] rows = NumberStates.SINGLE;
    long begin = base + start;
    int p = start;
    long s = from;
    while (true) {
      byte[] b = buf;
      for (int end = limit; end - p > 0; p++) {
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
    return p;
  }

  private int literal(int start, byte[] word) {
    int p = start;
    for (byte c : word) {
      if (p == limit) {
        p = refill(p);
      }
      if (p == limit || buf[p] != c) {
        throw fail(p, "unexpected " + shown(p) + ", expected " + new String(word, StandardCharsets.ISO_8859_1));
      }
      p++;
    }
    return p;
  }

  /** Passes the colon behind a name; answers the place of the value. */
  final int colon(int start) {
    int p = space(start);
    if (buf[p] != ':') {
      throw fail(p, "unexpected " + shown(p) + ", expected ':'");
    }
    return space(p + 1);
  }

  final void checkDepth(int p, int depth) {
    if (depth > limits.maxDepth()) {
      throw fail(p - 1, "nested deeper than " + limits.maxDepth() + " levels");
    }
  }
}
