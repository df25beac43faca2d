// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A fixed set of member names that a reader recognises on the bytes, without making strings.
 *
 * <p>Immutable and safe to share; keep it in a constant.
 */
public final class JsonNames {
  /** Answer for a name that is not in the set. */
  public static final int UNKNOWN = -1;

  /** Answer of {@link JsonReader#nextName} at the end of the object. */
  public static final int END = -2;

  /** The most bytes that {@link #standsAt} looks at. */
  static final int LONGEST_TEXT = 2 * Long.BYTES;

  /** The empty set: every name is unknown. */
  public static final JsonNames NONE = of();

  private final List<String> names;
  private final byte[][] bytes;
  private final byte[] slots;
  private final int mask;
  /** Each name with its quotes and colon, in two words, and which of their bits count; none for long or odd names. */
  private final long[] texts;
  private final long[] textBits;

  private JsonNames(List<String> names) {
    if (names.size() > 100) {
      throw new IllegalArgumentException("at most 100 names, got " + names.size());
    }
    this.names = names;
    int count = names.size();
    bytes = new byte[count][];
    mask = Integer.highestOneBit(Math.max(1, count) * 4) - 1;
    slots = new byte[mask + 1];
    texts = new long[2 * count];
    textBits = new long[2 * count];
    for (int i = 0; i < count; i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      if (find(name, 0, name.length) != UNKNOWN) {
        throw new IllegalArgumentException("name given twice: " + names.get(i));
      }
      bytes[i] = name;
      int slot = slot(name, 0, name.length);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = (byte) (i + 1);
      if (isOrdinary(name)) {
        setText(i, ('"' + names.get(i) + "\":").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Says whether JSON writes a name just as it is. */
  private static boolean isOrdinary(byte[] name) {
    for (byte c : name) {
      if (c <= ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void setText(int index, byte[] text) {
    for (int i = 0; i < text.length && text.length <= LONGEST_TEXT; i++) {
      int word = 2 * index + (i >> 3);
      texts[word] |= (text[i] & 0xffL) << 8 * (i & 7);
      textBits[word] |= 0xffL << 8 * (i & 7);
    }
  }

  /** The set of these names; the position of a name is what a reader answers for it. */
  public static JsonNames of(String... names) {
    return new JsonNames(List.of(names));
  }

  /** How many names there are. */
  public int size() {
    return names.size();
  }

  /** The name at a position. */
  public String name(int index) {
    return names.get(index);
  }

  /**
   * Says whether a name with its quotes and a colon stands at a place; of long and odd names it is not known.
   *
   * @param words the text in little endian, with {@link #LONGEST_TEXT} bytes at hand
   */
  boolean standsAt(int index, ByteBuffer words, int p) {
    long first = (words.getLong(p) ^ texts[2 * index]) & textBits[2 * index];
    long second = (words.getLong(p + Long.BYTES) ^ texts[2 * index + 1]) & textBits[2 * index + 1];
    return (first | second) == 0 && textBits[2 * index] != 0;
  }

  /** Returns how many bytes the name takes with its quotes and a colon. */
  int textLength(int index) {
    return bytes[index].length + 3;
  }

  /** The position of the name from {@code from} to {@code to}. */
  int find(byte[] b, int from, int to) {
    int slot = slot(b, from, to);
    for (int i = slots[slot]; i != 0; i = slots[slot]) {
      if (isName(bytes[i - 1], b, from, to)) {
        return i - 1;
      }
      slot = (slot + 1) & mask;
    }
    return UNKNOWN;
  }

  private static boolean isName(byte[] name, byte[] b, int from, int to) {
    if (name.length != to - from) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (name[i] != b[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int slot(byte[] b, int from, int to) {
    return from == to ? 0 : (to - from) * 5 + b[from] + b[to - 1] * 3 & mask;
  }
}
