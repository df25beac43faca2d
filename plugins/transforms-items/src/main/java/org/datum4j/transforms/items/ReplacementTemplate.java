// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.transforms.common.OptionFault;

/**
 * What takes the place of a match: text, groups as {@code \1}, {@code \g<1>} or {@code \g<name>}, and facts of the
 * item as {@code {item.id}}, {@code {item.subset}} or {@code {item.attributes[name]}}; {@code {{} and {@code }}} are
 * braces. What a group matched is taken as it is, braces included.
 */
final class ReplacementTemplate {
  private static final String ESCAPES = "ntrafv";
  private static final String ESCAPED = "\n\t\r\u0007\f\u000b";
  private static final String ATTRIBUTE = "item.attributes[";

  private final String text;
  private final PythonPattern.Compiled pattern;
  private final List<BiFunction<MatchResult, DatasetItem, String>> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  private ReplacementTemplate(String text, PythonPattern.Compiled pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads a template.
   *
   * @throws org.datum4j.api.issue.OptionException if it is malformed or names what is not there
   */
  static ReplacementTemplate parse(String text, PythonPattern.Compiled pattern) {
    ReplacementTemplate template = new ReplacementTemplate(text, pattern);
    template.parse();
    return template;
  }

  /** Returns what takes the place of a match in an item's id. */
  String render(Matcher match, DatasetItem item) {
    StringBuilder result = new StringBuilder();
    for (BiFunction<MatchResult, DatasetItem, String> part : parts) {
      result.append(part.apply(match, item));
    }
    return result.toString();
  }

  private void parse() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        escape(text.charAt(at + 1));
      } else if (text.startsWith("{{", at) || text.startsWith("}}", at)) {
        literal.append(c);
        at += 2;
      } else if (c == '{') {
        field();
      } else if (c == '}') {
        throw fault("a single } stands", "Write }} for a brace.");
      } else {
        literal.append(c);
        at++;
      }
    }
    flush();
  }

  private void escape(char next) {
    int special = ESCAPES.indexOf(next);
    if (next >= '1' && next <= '9') {
      boolean two = at + 2 < text.length() && Character.digit(text.charAt(at + 2), 10) >= 0;
      group(text.substring(at + 1, two ? at + 3 : at + 2), two ? 3 : 2);
    } else if (text.startsWith("\\g<", at)) {
      int end = text.indexOf('>', at);
      if (end < 0) {
        throw fault("\\g< is not closed by >", "Write for example \\g<1>.");
      }
      group(text.substring(at + 3, end), end + 1 - at);
    } else if (next == '\\') {
      literal.append('\\');
      at += 2;
    } else if (special >= 0) {
      literal.append(ESCAPED.charAt(special));
      at += 2;
    } else if (next < 128 && Character.isLetterOrDigit(next)) {
      throw fault("\\" + next + " means nothing", "Write \\\\ for a backslash, \\1 for a group.");
    } else {
      literal.append('\\').append(next);
      at += 2;
    }
  }

  private void group(String name, int length) {
    flush();
    int number = pattern.groups().getOrDefault(name, number(name));
    if (number < 0 || number > pattern.groupCount()) {
      throw fault("there is no group " + name, "The expression has " + pattern.groupCount() + " groups.");
    }
    parts.add((match, item) -> Objects.requireNonNullElse(match.group(number), ""));
    at += length;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private void field() {
    int end = text.indexOf('}', at);
    String name = end < 0 ? "" : text.substring(at + 1, end);
    flush();
    if (name.equals("item.id")) {
      parts.add((match, item) -> item.id());
    } else if (name.equals("item.subset")) {
      parts.add((match, item) -> item.subset());
    } else if (name.startsWith(ATTRIBUTE) && name.endsWith("]")) {
      String attribute = name.substring(ATTRIBUTE.length(), name.length() - 1);
      parts.add((match, item) -> Objects.toString(item.attributes().get(attribute), ""));
    } else {
      throw fault("{" + name + "} means nothing",
          "Write {item.id}, {item.subset} or {item.attributes[NAME]}; {{ and }} for braces.");
    }
    at = end + 1;
  }

  private void flush() {
    if (literal.length() > 0) {
      String fixed = literal.toString();
      parts.add((match, item) -> fixed);
      literal.setLength(0);
    }
  }

  private RuntimeException fault(String why, String mend) {
    return OptionFault.of("TRANSFORM-REGEX-REPLACEMENT",
        "the replacement \"" + text + "\" is malformed at character " + (at + 1) + ": " + why, mend);
  }
}
