// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;

/** Where the items of a file lie, and what kinds of annotation they may hold. */
final class DatumaroIndex {
  private static final byte[] TYPE = {'"', 't', 'y', 'p', 'e', '"'};

  private long[] starts = new long[256];
  private int[] lengths = new int[256];
  private long[] seen = new long[1024];
  private int size;
  private final EnumSet<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);

  int size() {
    return size;
  }

  long start(int item) {
    return starts[item];
  }

  int length(int item) {
    return lengths[item];
  }

  Set<AnnotationType> types() {
    return types;
  }

  void add(long start, long end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    starts[size] = start;
    lengths[size++] = Math.toIntExact(end - start);
  }

  /** Remembers an item's id; false when it was there already. Of 2^32 ids, two may be taken for one by chance. */
  boolean addId(String id) {
    long hash = hash(id);
    if (4L * size > 3L * seen.length) {
      long[] old = seen;
      seen = new long[2 * old.length];
      for (long known : old) {
        if (known != 0) {
          insert(known);
        }
      }
    }
    return insert(hash);
  }

  private boolean insert(long hash) {
    int slot = (int) (hash >>> 32) & seen.length - 1;
    while (seen[slot] != 0) {
      if (seen[slot] == hash) {
        return false;
      }
      slot = slot + 1 & seen.length - 1;
    }
    seen[slot] = hash;
    return true;
  }

  private static long hash(String id) {
    long hash = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 29;
    }
    return hash == 0 ? 1 : hash;
  }

  /** Forgets the ids, which only the scan needs. */
  void close() {
    seen = new long[0];
    starts = Arrays.copyOf(starts, size);
    lengths = Arrays.copyOf(lengths, size);
  }

  void addAllTypes() {
    types.addAll(EnumSet.allOf(AnnotationType.class));
  }

  /** Looks for the values of members called type, wherever they are; a kind too many does no harm. */
  void addTypes(byte[] bytes, int from, int to) {
    int last = to - TYPE.length - 2;
    for (int i = from; i < last; i++) {
      if (bytes[i] == 't' && bytes[i - 1] == '"' && Arrays.equals(bytes, i - 1, i + 5, TYPE, 0, 6)) {
        int at = i + 5;
        while (at < last && (bytes[at] <= ' ' || bytes[at] == ':')) {
          at++;
        }
        addType(bytes, at + 1);
        i = at;
      }
    }
  }

  private void addType(byte[] bytes, int from) {
    int to = from;
    while (to < bytes.length && bytes[to] != '"') {
      to++;
    }
    for (AnnotationType type : KINDS) {
      String text = type.text();
      if (text.length() == to - from && matches(text, bytes, from)) {
        types.add(type);
      }
    }
  }

  private static final AnnotationType[] KINDS = AnnotationType.values();

  private static boolean matches(String text, byte[] bytes, int from) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != bytes[from + i]) {
        return false;
      }
    }
    return true;
  }
}
