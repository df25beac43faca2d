// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.io;

/**
 * The names that were given away, as 64-bit hashes: a few bytes each, whatever their length. Two of a million names have
 * the same hash once in forty million runs; then a name is refused that was free.
 */
final class NameSet {
  private long[] slots = new long[1024];
  private int size;

  /** Adds a name; returns false if it is there. */
  synchronized boolean add(String name) {
    long hash = hash(name);
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    return put(hash);
  }

  /** Says whether a name is there. */
  synchronized boolean contains(String name) {
    return slots[slotOf(hash(name))] != 0;
  }

  private boolean put(long hash) {
    int at = slotOf(hash);
    if (slots[at] != 0) {
      return false;
    }
    slots[at] = hash;
    size++;
    return true;
  }

  /** Returns where a hash is, or the free place where it would be. */
  private int slotOf(long hash) {
    int at = (int) hash & slots.length - 1;
    while (slots[at] != 0 && slots[at] != hash) {
      at = at + 1 & slots.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long hash : old) {
      if (hash != 0) {
        put(hash);
      }
    }
  }

  /** FNV-1a over the characters, mixed once more; never 0. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
