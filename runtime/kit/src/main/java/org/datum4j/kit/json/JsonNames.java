// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

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

  /** The empty set: every name is unknown. */
  public static final JsonNames NONE = of();

  private final List<String> names;
  private final byte[][] bytes;
  private final long[] heads;
  private final byte[] slots;
  private final int mask;

  private JsonNames(List<String> names) {
    if (names.size() > 100) {
      throw new IllegalArgumentException("at most 100 names, got " + names.size());
    }
    this.names = names;
    int count = names.size();
    bytes = new byte[count][];
    heads = new long[count];
    mask = Integer.highestOneBit(Math.max(1, count) * 4) - 1;
    slots = new byte[mask + 1];
    for (int i = 0; i < count; i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      if (find(name, 0, name.length) != UNKNOWN) {
        throw new IllegalArgumentException("name given twice: " + names.get(i));
      }
      bytes[i] = name;
      heads[i] = head(name, 0, name.length);
      int slot = slot(heads[i], name.length);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = (byte) (i + 1);
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

  int find(byte[] b, int from, int to) {
    return find(head(b, from, to), b, from, to - from);
  }

  /** Looks up a name whose first (up to eight) bytes were already gathered, first byte lowest. */
  int find(long head, byte[] b, int from, int length) {
    int slot = slot(head, length);
    for (int i = slots[slot]; i != 0; i = slots[slot]) {
      if (heads[i - 1] == head && bytes[i - 1].length == length && sameTail(bytes[i - 1], b, from)) {
        return i - 1;
      }
      slot = (slot + 1) & mask;
    }
    return UNKNOWN;
  }

  private static boolean sameTail(byte[] name, byte[] b, int from) {
    for (int i = 8; i < name.length; i++) {
      if (name[i] != b[from + i]) {
        return false;
      }
    }
    return true;
  }

  private int slot(long head, int length) {
    long h = (head + length) * 0x9E3779B97F4A7C15L;
    return (int) (h >>> 40) & mask;
  }

  private static long head(byte[] b, int from, int to) {
    long head = 0;
    for (int i = Math.min(to - from, 8) - 1; i >= 0; i--) {
      head = head << 8 | b[from + i] & 0xff;
    }
    return head;
  }
}
