// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The ids of items with their subsets, numbered as they come: some twenty bytes each beside the id itself. Once filled, it
 * can be read by several threads.
 */
final class KeyTable {
  private final Map<String, Integer> subsets = new HashMap<>();
  private int[] slots = new int[1 << 10];
  private int[] offsets = new int[256];
  private int[] subsetOf = new int[256];
  private int[] sourceOf = new int[256];
  private byte[] text = new byte[1 << 12];
  private int size;

  /** Returns how many keys there are. */
  int size() {
    return size;
  }

  /** Returns the number of a key, which is new when it equals the former size. */
  int add(String id, String subset, int source) {
    int subsetNumber = subsets.computeIfAbsent(subset, name -> subsets.size());
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    int slot = slot(bytes, subsetNumber);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    append(bytes, subsetNumber, source);
    slots[slot] = size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /** Returns the number of a key, or -1. */
  int find(String id, String subset) {
    Integer subsetNumber = subsets.get(subset);
    if (subsetNumber == null) {
      return -1;
    }
    return slots[slot(id.getBytes(StandardCharsets.UTF_8), subsetNumber)] - 1;
  }

  /** Returns the source that a key came from first. */
  int source(int number) {
    return sourceOf[number];
  }

  private void append(byte[] bytes, int subset, int source) {
    if (size + 1 >= offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
      subsetOf = Arrays.copyOf(subsetOf, 2 * size);
      sourceOf = Arrays.copyOf(sourceOf, 2 * size);
    }
    int from = offsets[size];
    if (from + bytes.length > text.length) {
      text = Arrays.copyOf(text, Math.max(from + bytes.length, Math.addExact(from, from)));
    }
    System.arraycopy(bytes, 0, text, from, bytes.length);
    subsetOf[size] = subset;
    sourceOf[size] = source;
    size++;
    offsets[size] = from + bytes.length;
  }

  private int slot(byte[] bytes, int subset) {
    int mask = slots.length - 1;
    int slot = hash(bytes, 0, bytes.length, subset) & mask;
    while (slots[slot] != 0 && !isSame(slots[slot] - 1, bytes, subset)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isSame(int number, byte[] bytes, int subset) {
    return subsetOf[number] == subset
        && Arrays.equals(text, offsets[number], offsets[number + 1], bytes, 0, bytes.length);
  }

  private void rehash() {
    int[] wider = new int[2 * slots.length];
    int mask = wider.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = hash(text, offsets[i], offsets[i + 1], subsetOf[i]) & mask;
      while (wider[slot] != 0) {
        slot = slot + 1 & mask;
      }
      wider[slot] = i + 1;
    }
    slots = wider;
  }

  private static int hash(byte[] bytes, int from, int to, int subset) {
    long hash = 0x9E3779B97F4A7C15L + subset;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001B3L;
    }
    hash ^= hash >>> 32;
    return (int) (hash * 0x9E3779B97F4A7C15L >>> 32);
  }
}
