// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import java.util.ArrayList;
import java.util.List;

/** A plugin that another needs, as {@code Plugin-Dependencies} says it: {@code id@range} or {@code id?@range}. */
record Dependency(String id, String range, boolean isOptional) {
  static List<Dependency> parseAll(String text) {
    List<Dependency> all = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        all.add(parse(part.strip()));
      }
    }
    return all;
  }

  private static Dependency parse(String text) {
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at).strip();
    String range = at < 0 ? "*" : text.substring(at + 1).strip();
    boolean isOptional = id.endsWith("?");
    return new Dependency(isOptional ? id.substring(0, id.length() - 1) : id, range, isOptional);
  }

  String text() {
    return id + (isOptional ? "?" : "") + "@" + range;
  }
}
