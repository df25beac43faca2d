// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import org.jspecify.annotations.Nullable;

/** Names of images as ids of items. */
final class CvatNames {
  private CvatNames() {}

  /** Returns a name as it can be used inside of a dataset, or null if it leads out or is no name. */
  static @Nullable String clean(String given) {
    String name = given.replace('\\', '/');
    if (name.length() > 2 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
      name = name.substring(2);
    }
    while (name.startsWith("/") || name.startsWith("./")) {
      name = name.substring(name.indexOf('/') + 1);
    }
    boolean isUnsafe = name.isEmpty()
        || name.endsWith("/")
        || ("/" + name + "/").contains("/../")
        || name.chars().anyMatch(c -> c < ' ' || c == 0x7F);
    return isUnsafe ? null : name;
  }

  /** Returns a name without its extension. */
  static String stem(String name) {
    int base = name.lastIndexOf('/') + 1;
    int dot = name.lastIndexOf('.');
    return dot <= base ? name : name.substring(0, dot);
  }

  /** Returns a hash that practically never is the same for two names. */
  static long hash(String subset, String id) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < subset.length(); i++) {
      hash = (hash ^ subset.charAt(i)) * 0x100000001B3L;
    }
    hash = (hash ^ 0x10000) * 0x100000001B3L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
    }
    return hash ^ hash >>> 29;
  }
}
