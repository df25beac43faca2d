// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names met so far, so that each becomes a String once for thousands of documents. */
final class XmlNames {

  private static final int SLOTS = 2048;

  /** Hostile documents may have names without number; beyond this they are not kept. */
  private static final int MAX_NAMES = 1024;

  private static final int MAX_LENGTH = 64;

  private record Entry(byte[] bytes, String name) {}

  private final @Nullable Entry[] slots = new @Nullable Entry[SLOTS];
  private int size;

  String name(byte[] data, int start, int end, int hash) {
    int slot = (hash ^ hash >>> 15) & SLOTS - 1;
    while (true) {
      Entry entry = slots[slot];
      if (entry == null) {
        return add(data, start, end, slot);
      }
      if (isEqual(entry.bytes, data, start, end)) {
        return entry.name;
      }
      slot = slot + 1 & SLOTS - 1;
    }
  }

  private static boolean isEqual(byte[] bytes, byte[] data, int start, int end) {
    if (bytes.length != end - start) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != data[start + i]) {
        return false;
      }
    }
    return true;
  }

  private String add(byte[] data, int start, int end, int slot) {
    String name = new String(data, start, end - start, StandardCharsets.UTF_8);
    if (size >= MAX_NAMES || end - start > MAX_LENGTH) {
      return name;
    }
    // Interned, so that comparing it with a constant is comparing two references.
    String kept = name.intern();
    slots[slot] = new Entry(Arrays.copyOfRange(data, start, end), kept);
    size++;
    return kept;
  }
}
