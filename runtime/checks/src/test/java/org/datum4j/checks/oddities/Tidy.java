// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks.oddities;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.datum4j.kit.json.JsonTree;

/** Values of JSON files, made comparable. */
final class Tidy {
  private Tidy() {}

  /** Returns a file's values; 1 and 1.0 are one number. */
  static Object json(Path file) throws IOException {
    return alike(JsonTree.parse(Files.readAllBytes(file)));
  }

  /** Returns a text's values, in which {@code '} stands for a quotation mark. */
  static Object json(String text) {
    return alike(JsonTree.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static Object alike(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> all = new TreeMap<>();
      map.forEach((name, element) -> all.put(name.toString(), alike(element)));
      return all;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Tidy::alike).toList();
    }
    return value instanceof Number number ? (Object) number.doubleValue() : String.valueOf(value);
  }
}
