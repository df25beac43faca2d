// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Short texts met lately, ASCII all of them: labels and flags are few, and stand in thousands of documents. */
final class XmlTexts {
  private static final int SLOTS = 512;
  private static final int LONGEST = 32;

  private record Entry(byte[] bytes, String text) {}

  private final @Nullable Entry[] slots = new @Nullable Entry[SLOTS];

  /** Returns a text, the same as before if it was met lately. */
  String text(byte[] data, int start, int end) {
    if (end - start > LONGEST) {
      return make(data, start, end);
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + data[i];
    }
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    Entry entry = slots[slot];
    if (entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, data, start, end)) {
      return entry.text;
    }
    String text = make(data, start, end);
    slots[slot] = new Entry(Arrays.copyOfRange(data, start, end), text);
    return text;
  }

  private static String make(byte[] data, int start, int end) {
    return new String(data, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
