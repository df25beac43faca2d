// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of YAML that dataset descriptions use: nested maps and lists, in blocks or in brackets, plain and quoted
 * scalars, comments. All scalars are texts. Tags, anchors and aliases are refused, since they could make anything.
 *
 * @source YAML 1.2, https://yaml.org/spec/1.2.2/
 */
final class YoloYaml {
  private static final int DEEPEST = 20;

  private final String file;
  private final List<String> lines = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private int next;
  private int depth;

  private YoloYaml(String file) {
    this.file = file;
  }

  /** Reads a document; anything but a map is refused. */
  static Map<String, @Nullable Object> parse(String file, byte[] bytes) {
    YoloYaml yaml = new YoloYaml(file);
    yaml.split(new String(bytes, StandardCharsets.UTF_8));
    if (yaml.lines.isEmpty()) {
      return new LinkedHashMap<>();
    }
    Object root = yaml.block(indent(yaml.lines.get(0)));
    if (yaml.next < yaml.lines.size()) {
      throw yaml.faulty("a line is indented unlike those before it");
    }
    if (!(root instanceof Map<?, ?>)) {
      throw yaml.faulty("the document is no map of keys");
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) root).forEach((key, value) -> map.put((String) key, value));
    return map;
  }

  private void split(String text) {
    String[] raw = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
    for (int i = 0; i < raw.length; i++) {
      String line = withoutComment(raw[i]).stripTrailing();
      if (!line.isBlank() && !line.equals("---") && !line.equals("...") && !line.startsWith("%")) {
        lines.add(line);
        numbers.add(i + 1);
      }
    }
  }

  private static String withoutComment(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote == '"') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if ((c == '"' || c == '\'') && startsScalar(line, i)) {
        quote = c;
      } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static boolean startsScalar(String line, int at) {
    return at == 0 || " [{,:-\t".indexOf(line.charAt(at - 1)) >= 0;
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private @Nullable Object block(int indent) {
    if (++depth > DEEPEST) {
      throw faulty("the document is nested deeper than " + DEEPEST + " levels");
    }
    String first = lines.get(next).substring(indent);
    Object value = isItem(first) ? list(indent) : map(indent);
    depth--;
    return value;
  }

  private static boolean isItem(String text) {
    return text.equals("-") || text.startsWith("- ");
  }

  private List<@Nullable Object> list(int indent) {
    List<@Nullable Object> list = new ArrayList<>();
    while (next < lines.size() && indent(lines.get(next)) == indent && isItem(lines.get(next).substring(indent))) {
      String text = lines.get(next).substring(indent + 1);
      String rest = text.strip();
      if (rest.isEmpty()) {
        next++;
        list.add(next < lines.size() && indent(lines.get(next)) > indent ? block(indent(lines.get(next))) : null);
      } else if (colon(rest) >= 0 && "\"'[{".indexOf(rest.charAt(0)) < 0) {
        int inner = indent + 1 + indent(text);
        lines.set(next, " ".repeat(inner) + rest);
        list.add(block(inner));
      } else {
        list.add(value(rest));
      }
    }
    return list;
  }

  private Map<String, @Nullable Object> map(int indent) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (next < lines.size() && indent(lines.get(next)) == indent && !isItem(lines.get(next).substring(indent))) {
      String line = lines.get(next).substring(indent);
      int colon = colon(line);
      if (colon < 0) {
        throw faulty("\"" + line + "\" is no line of the form key: value");
      }
      String key = String.valueOf(scalar(line.substring(0, colon).strip()));
      String rest = line.substring(colon + 1).strip();
      if (!rest.isEmpty()) {
        map.put(key, value(rest));
        continue;
      }
      next++;
      boolean nested = next < lines.size()
          && (indent(lines.get(next)) > indent
              || indent(lines.get(next)) == indent && isItem(lines.get(next).substring(indent)));
      map.put(key, nested ? block(indent(lines.get(next))) : null);
    }
    return map;
  }

  /** Returns the position of the colon that ends a key, outside of quotes, or -1. */
  private static int colon(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (i == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a value that begins on the line at hand; one in brackets may go on for several lines. */
  private @Nullable Object value(String text) {
    StringBuilder whole = new StringBuilder(text);
    char first = text.charAt(0);
    if (first == '[' || first == '{') {
      while (!YoloFlow.isClosed(whole) && next + 1 < lines.size()) {
        whole.append(' ').append(lines.get(++next).strip());
      }
      try {
        return YoloFlow.parse(whole.toString());
      } catch (IllegalArgumentException faulty) {
        throw faulty(String.valueOf(faulty.getMessage()));
      } finally {
        next++;
      }
    }
    Object value = scalar(text);
    next++;
    return value;
  }

  private @Nullable String scalar(String text) {
    try {
      return YoloFlow.scalar(text);
    } catch (IllegalArgumentException faulty) {
      throw faulty(String.valueOf(faulty.getMessage()));
    }
  }

  private ImportException faulty(String what) {
    int line = numbers.isEmpty() ? 0 : numbers.get(Math.min(next, numbers.size() - 1));
    return new ImportException(
        Issue.error(
            "YOLO-YAML-FAULTY",
            "the YAML cannot be read: " + what,
            Location.ofLine(file, line),
            "Correct the line; plain keys, lists and texts are enough for a dataset."));
  }
}
