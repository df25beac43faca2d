// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a YAML document: a map, a list or a text. Texts stay as they are written ({@code no} is "no", {@code 007}
 * is "007"); who asks for a number or a boolean says so.
 */
public final class YamlNode {

  /** The kinds of values. */
  public enum Kind {
    /** Keys and values, in order. */
    MAP,
    /** Values in order. */
    LIST,
    /** One text. */
    TEXT
  }

  private final Kind kind;
  private final int line;
  private final String text;
  private final boolean isPlain;
  private final Map<String, YamlNode> entries;
  private final List<YamlNode> items;

  private YamlNode(
      Kind kind, int line, String text, boolean isPlain, Map<String, YamlNode> entries, List<YamlNode> items) {
    this.kind = kind;
    this.line = line;
    this.text = text;
    this.isPlain = isPlain;
    this.entries = entries;
    this.items = items;
  }

  static YamlNode ofText(int line, String text, boolean isPlain) {
    return new YamlNode(Kind.TEXT, line, text, isPlain, Map.of(), List.of());
  }

  static YamlNode ofMap(int line, Map<String, YamlNode> entries) {
    return new YamlNode(Kind.MAP, line, "", false, Collections.unmodifiableMap(entries), List.of());
  }

  static YamlNode ofList(int line, List<YamlNode> items) {
    return new YamlNode(Kind.LIST, line, "", false, Map.of(), Collections.unmodifiableList(items));
  }

  /** Which of the three this is. */
  public Kind kind() {
    return kind;
  }

  /** The line, counted from 1, where the value begins. */
  public int line() {
    return line;
  }

  /** Whether the value is missing: an empty plain text, {@code ~} or {@code null}. */
  public boolean isNull() {
    return kind == Kind.TEXT && isPlain
        && (text.isEmpty() || text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL"));
  }

  /** Whether the text has no quotes and no block mark, so that others may take it for a number or a boolean. */
  public boolean isPlain() {
    return isPlain;
  }

  /**
   * The text.
   *
   * @throws TextFormatException if this is a map or a list
   */
  public String asText() {
    require(Kind.TEXT, "a text");
    return text;
  }

  /**
   * The text as a whole number.
   *
   * @throws TextFormatException if it is none, or beyond an {@code int}
   */
  public int asInt() {
    String digits = asText().replace("_", "");
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw error("\"" + text + "\" is no whole number");
    }
  }

  /**
   * The text as a number.
   *
   * @throws TextFormatException if it is none
   */
  public double asDouble() {
    String digits = asText().toLowerCase(Locale.ROOT);
    switch (digits) {
      case ".inf", "+.inf" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-.inf" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case ".nan" -> {
        return Double.NaN;
      }
      default -> {
        char last = digits.isEmpty() ? ' ' : digits.charAt(digits.length() - 1);
        // Java would take "1d", "0x1p3" and "NaN" too.
        boolean isDigits = (last >= '0' && last <= '9' || last == '.') && digits.indexOf('x') < 0;
        try {
          return isDigits ? Double.parseDouble(digits.replace("_", "")) : fail();
        } catch (NumberFormatException e) {
          return fail();
        }
      }
    }
  }

  private double fail() {
    throw error("\"" + text + "\" is no number");
  }

  /**
   * The text as a boolean: true, yes, on or false, no, off in any case.
   *
   * @throws TextFormatException if it is none
   */
  public boolean asBoolean() {
    return switch (asText().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw error("\"" + text + "\" is neither true nor false");
    };
  }

  /**
   * The entries of a map, in order; none for a missing value.
   *
   * @throws TextFormatException if this is a list or a text
   */
  public Map<String, YamlNode> asMap() {
    if (!isNull()) {
      require(Kind.MAP, "a map");
    }
    return entries;
  }

  /**
   * The items of a list, in order; none for a missing value.
   *
   * @throws TextFormatException if this is a map or a text
   */
  public List<YamlNode> asList() {
    if (!isNull()) {
      require(Kind.LIST, "a list");
    }
    return items;
  }

  /** The value of a key of a map; nothing if the key or its value is missing, or this is no map. */
  public Optional<YamlNode> get(String key) {
    return Optional.ofNullable(entries.get(key)).filter(node -> !node.isNull());
  }

  /** The value as Map, List and String; keys and texts as they are written. */
  public Object toPlain() {
    return switch (kind) {
      case TEXT -> text;
      case LIST -> {
        List<Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(item.toPlain()));
        yield list;
      }
      case MAP -> {
        Map<String, Object> map = new LinkedHashMap<>(entries.size() * 2);
        entries.forEach((key, value) -> map.put(key, value.toPlain()));
        yield map;
      }
    };
  }

  /** An exception about this value. */
  public TextFormatException error(String what) {
    return new TextFormatException(what, line, 0);
  }

  private void require(Kind wanted, String name) {
    if (kind != wanted) {
      throw error("expected " + name + " but found " + (kind == Kind.MAP ? "a map" : kind == Kind.LIST ? "a list"
          : "the text \"" + text + "\""));
    }
  }

  @Override
  public String toString() {
    return toPlain().toString();
  }
}
