// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists and texts as YAML in block style. */
final class YamlWriter {

  /** Readers give up looking for the colon behind a longer key. */
  private static final int MAX_KEY_LENGTH = 1000;

  /** Plain text that no reader takes for anything else, once {@link #RESERVED} is left out. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_/.+() -]*");

  /** Words and forms that YAML 1.1 or 1.2 readers take for a boolean, nothing, a number or a document mark. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(y|yes|n|no|true|false|on|off|null|nan|inf|infinity)|[.].*|.*\\s");

  private final StringBuilder out = new StringBuilder();

  String write(Map<?, ?> map) {
    if (map.isEmpty()) {
      return "{}\n";
    }
    entries(map, 0);
    return out.toString();
  }

  private void entries(Map<?, ?> map, int indent) {
    boolean isFirst = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      // The first entry of a map inside a list stands behind the dash.
      out.append(" ".repeat(isFirst ? 0 : indent));
      isFirst = false;
      key(entry.getKey());
      out.append(':');
      value(entry.getValue(), indent);
    }
  }

  private void key(@Nullable Object key) {
    int start = out.length();
    if (key instanceof String text) {
      text(text);
    } else if (isWhole(key)) {
      out.append(key);
    } else {
      throw new IllegalArgumentException("YAML key is " + describe(key) + ", expected a text or a whole number");
    }
    if (out.length() - start > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException("YAML key has more than " + MAX_KEY_LENGTH + " characters");
    }
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
        || value instanceof BigInteger;
  }

  private void value(@Nullable Object value, int indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n').append(" ".repeat(indent + 2));
      entries(map, indent + 2);
    } else if (value instanceof Iterable<?> list && list.iterator().hasNext()) {
      out.append('\n');
      items(list.iterator(), indent);
    } else {
      out.append(' ');
      scalar(value);
      out.append('\n');
    }
  }

  private void items(Iterator<?> items, int indent) {
    while (items.hasNext()) {
      Object item = items.next();
      out.append(" ".repeat(indent)).append('-');
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        out.append(' ');
        entries(map, indent + 2);
      } else {
        value(item, indent + 2);
      }
    }
  }

  private void scalar(@Nullable Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Boolean || isWhole(value)) {
      out.append(value);
    } else if (value instanceof Double || value instanceof Float) {
      out.append(number(((Number) value).doubleValue(), String.valueOf(value)));
    } else if (value instanceof Map) {
      out.append("{}");
    } else if (value instanceof Iterable) {
      out.append("[]");
    } else {
      throw new IllegalArgumentException(
          "YAML value is " + describe(value) + ", expected a text, number, boolean, map or list");
    }
  }

  private static String describe(@Nullable Object value) {
    return value == null ? "null" : "of type " + value.getClass().getName();
  }

  private static String number(double value, String digits) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    // YAML 1.1 knows an exponent only by its sign.
    int exponent = digits.indexOf('E');
    boolean isSigned = exponent < 0 || digits.charAt(exponent + 1) == '-';
    return isSigned ? digits.replace('E', 'e') : digits.replace("E", "e+");
  }

  private void text(String text) {
    if (SAFE.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
      out.append(text);
    } else if (text.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    } else {
      doubleQuoted(text);
    }
  }

  private void doubleQuoted(String text) {
    out.append('"');
    text.codePoints().forEach(c -> {
      if (c == '"' || c == '\\') {
        out.append('\\').appendCodePoint(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (isPrintable(c)) {
        out.appendCodePoint(c);
      } else if (c < 0x10000) {
        out.append(String.format(Locale.ROOT, "\\u%04X", c));
      } else {
        out.append(String.format(Locale.ROOT, "\\U%08X", c));
      }
    });
    out.append('"');
  }

  /** What stays itself inside double quotes: no control, no line end of Unicode, no half of a pair, no mark. */
  private static boolean isPrintable(int c) {
    return c >= 0x20 && c < 0x7F
        || c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029
        || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF
        || c >= 0x10000;
  }
}
