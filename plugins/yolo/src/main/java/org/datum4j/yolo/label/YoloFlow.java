// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of YAML that stand in brackets, and scalars. */
final class YoloFlow {
  private static final int DEEPEST = 20;

  private final String text;
  private int at;

  private YoloFlow(String text) {
    this.text = text;
  }

  /** Says whether all brackets outside of quotes are closed. */
  static boolean isClosed(CharSequence text) {
    int open = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote == '"') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if ((c == '"' || c == '\'') && i > 0 && " [{,:".indexOf(text.charAt(i - 1)) >= 0) {
        quote = c;
      } else if (c == '[' || c == '{') {
        open++;
      } else if (c == ']' || c == '}') {
        open--;
      }
    }
    return open <= 0;
  }

  static @Nullable Object parse(String text) {
    YoloFlow flow = new YoloFlow(text);
    Object value = flow.value(0);
    flow.space();
    if (flow.at < text.length()) {
      throw new IllegalArgumentException("\"" + text.substring(flow.at) + "\" follows the closing bracket");
    }
    return value;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    space();
    if (at == text.length()) {
      throw new IllegalArgumentException("a bracket is not closed");
    }
    return text.charAt(at);
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("brackets are nested deeper than " + DEEPEST + " levels");
    }
    char first = peek();
    if (first == '[') {
      at++;
      List<@Nullable Object> list = new ArrayList<>();
      while (peek() != ']') {
        list.add(value(depth + 1));
        comma(']');
      }
      at++;
      return list;
    }
    if (first == '{') {
      at++;
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (peek() != '}') {
        String key = String.valueOf(scalar(word(true)));
        if (peek() != ':') {
          throw new IllegalArgumentException("a colon is missing behind \"" + key + "\"");
        }
        at++;
        map.put(key, value(depth + 1));
        comma('}');
      }
      at++;
      return map;
    }
    return scalar(word(false));
  }

  private void comma(char close) {
    char c = peek();
    if (c == ',') {
      at++;
    } else if (c != close) {
      throw new IllegalArgumentException("unexpected \"" + c + "\", expected a comma or " + close);
    }
  }

  private String word(boolean isKey) {
    int from = at;
    char quote = peek();
    from = at;
    if (quote == '"' || quote == '\'') {
      at++;
      while (at < text.length() && text.charAt(at) != quote) {
        at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
        if (quote == '\'' && at + 1 < text.length() && text.charAt(at) == '\'' && text.charAt(at + 1) == '\'') {
          at += 2;
        }
      }
      at = Math.min(text.length(), at + 1);
    } else {
      while (at < text.length() && ",[]{}".indexOf(text.charAt(at)) < 0 && !(isKey && text.charAt(at) == ':')) {
        at++;
      }
    }
    return text.substring(from, at).strip();
  }

  /** Returns a scalar as text; null for none. */
  static @Nullable String scalar(String text) {
    if (text.isEmpty() || text.equals("~") || text.equals("null")) {
      return null;
    }
    char first = text.charAt(0);
    if (first == '!' || first == '&' || first == '*') {
      throw new IllegalArgumentException("\"" + text + "\" is a tag, an anchor or an alias, which is not allowed here");
    }
    if (first == '"' || first == '\'') {
      if (text.length() < 2 || text.charAt(text.length() - 1) != first) {
        throw new IllegalArgumentException("the quote of " + text + " is not closed");
      }
      String inner = text.substring(1, text.length() - 1);
      return first == '\'' ? inner.replace("''", "'") : unescaped(inner);
    }
    if (first == '|' || first == '>') {
      throw new IllegalArgumentException("texts of several lines are not allowed here");
    }
    return text;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escape = text.charAt(++i);
      int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
      if (digits > 0 && i + digits < text.length()) {
        plain.appendCodePoint(Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16));
        i += digits;
      } else {
        int known = "0abtnvfre".indexOf(escape);
        plain.append(known < 0 ? escape : "\0\u0007\b\t\n\u000b\f\r\u001b".charAt(known));
      }
    }
    return plain.toString();
  }

  /** Returns a text as a scalar that reads back as the same text. */
  static String quoted(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Says whether a text, written as it is, is read as that text by YAML 1.1 and 1.2 alike. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || !text.equals(text.strip()) || !Character.isLetter(text.codePointAt(0))) {
      return false;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (List.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf").contains(lower)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = i + 1 == text.length();
      if (c < ' ' || c >= 0x7f && c <= 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == ','
          || c == '[' || c == ']' || c == '{' || c == '}' || c == ':' && (last || text.charAt(i + 1) == ' ')
          || c == '#' && text.charAt(i - 1) == ' ') {
        return false;
      }
    }
    return true;
  }
}
