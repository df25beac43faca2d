// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of a JSON file's top object, as far as its first and last bytes show them. The end is read backwards, where
 * depth is known as well as at the beginning.
 */
final class JsonKeys {
  private static final int MAX_KEYS = 256;
  private static final int LONGEST_KEY = 256;

  private final byte[] bytes;

  private JsonKeys(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the keys in the file's order.
   *
   * @param head the first bytes
   * @param tail the last bytes, without those of the head; none when the head is the whole file
   */
  static List<String> of(byte[] head, byte[] tail) {
    JsonKeys first = new JsonKeys(head);
    int start = first.skipSpace(startOf(head));
    if (start >= head.length || head[start] != '{') {
      return List.of();
    }
    Set<String> keys = new LinkedHashSet<>(first.forwards(start));
    keys.addAll(new JsonKeys(tail).backwards());
    return List.copyOf(keys);
  }

  private static int startOf(byte[] head) {
    boolean hasMark = head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf;
    return hasMark ? 3 : 0;
  }

  private List<String> forwards(int start) {
    List<String> keys = new ArrayList<>();
    int depth = 0;
    int at = start;
    while (at < bytes.length && keys.size() < MAX_KEYS) {
      byte b = bytes[at];
      if (b == '"') {
        int end = endOfString(at + 1);
        if (depth == 1 && isKey(end)) {
          add(keys, at + 1, end);
        }
        at = end;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        break;
      }
      at++;
    }
    return keys;
  }

  private List<String> backwards() {
    List<String> keys = new ArrayList<>();
    int depth = 0;
    for (int at = bytes.length - 1; at >= 0 && keys.size() < MAX_KEYS; at--) {
      byte b = bytes[at];
      if (b == '"') {
        int begin = beginOfString(at - 1);
        if (begin < 0) {
          break;
        }
        if (depth == 1 && isKey(at)) {
          add(keys, begin + 1, at);
        }
        at = begin;
      } else if (b == '}' || b == ']') {
        depth++;
      } else if ((b == '{' || b == '[') && --depth <= 0) {
        break;
      }
    }
    Collections.reverse(keys);
    return keys;
  }

  private void add(List<String> keys, int from, int to) {
    if (to - from <= LONGEST_KEY) {
      keys.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  /** Returns the position of the closing quote, or the end of the bytes. */
  private int endOfString(int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, bytes.length);
  }

  /** Returns the position of the opening quote, or -1. */
  private int beginOfString(int from) {
    for (int at = from; at >= 0; at--) {
      if (bytes[at] == '"' && !isEscaped(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isEscaped(int at) {
    int slashes = 0;
    while (at - slashes > 0 && bytes[at - slashes - 1] == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /** Says whether a colon follows the closing quote. */
  private boolean isKey(int quote) {
    int next = skipSpace(quote + 1);
    return next < bytes.length && bytes[next] == ':';
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }
}
