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
  private final byte[] slots;
  private final int mask;

  private JsonNames(List<String> names) {
    if (names.size() > 100) {
      throw new IllegalArgumentException("at most 100 names, got " + names.size());
    }
    this.names = names;
    int count = names.size();
    bytes = new byte[count][];
    mask = Integer.highestOneBit(Math.max(1, count) * 4) - 1;
    slots = new byte[mask + 1];
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
