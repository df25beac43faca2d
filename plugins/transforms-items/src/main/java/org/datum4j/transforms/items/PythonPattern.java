// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.OptionFault;

/**
 * Compiles a regular expression of Python's {@code re} module, in which users of Datumaro write them.
 *
 * @source https://docs.python.org/3/library/re.html
 */
final class PythonPattern {
  private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d+(,\\d*)?|,\\d+)}");

  private final String text;
  private final StringBuilder out = new StringBuilder();
  /** For each character of the result the place in the text that it comes from. */
  private final IntList places = new IntList();
  private final Map<String, Integer> groups = new HashMap<>();
  private int groupCount;
  private int at;

  private PythonPattern(String text) {
    this.text = text;
  }

  /**
   * Compiles an expression.
   *
   * @throws org.datum4j.api.issue.OptionException if it is malformed; the message tells the place
   */
  static Compiled compile(String text) {
    PythonPattern translation = new PythonPattern(text);
    translation.translate();
    try {
      Pattern pattern = Pattern.compile(
          translation.out.toString(), Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);
      return new Compiled(pattern, Map.copyOf(translation.groups), translation.groupCount);
    } catch (PatternSyntaxException malformed) {
      int index = malformed.getIndex();
      int place = index >= 0 && index < translation.places.size() ? translation.places.get(index) : text.length();
      throw fault(text, malformed.getDescription(), place);
    }
  }

  private void translate() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        escape();
      } else if (c == '[') {
        characterClass();
      } else if (text.startsWith("(?", at)) {
        group();
      } else if (c == '(') {
        groupCount++;
        emit("(", 1);
      } else if (c == '{' && !QUANTIFIER.matcher(text).region(at, text.length()).lookingAt()) {
        emit("\\{", 1);
      } else if (c == '{' && text.charAt(at + 1) == ',') {
        emit("{0", 1);
      } else {
        emit(String.valueOf(c), 1);
      }
    }
  }

  private void escape() {
    if (text.startsWith("\\Z", at)) {
      emit("\\z", 2);
    } else {
      emit(text.substring(at, Math.min(at + 2, text.length())), 2);
    }
  }

  private void group() {
    if (text.startsWith("(?P<", at)) {
      String name = name(at + 4, '>');
      groups.put(name, ++groupCount);
      emit("(", 5 + name.length());
    } else if (text.startsWith("(?P=", at)) {
      String name = name(at + 4, ')');
      Integer number = groups.get(name);
      if (number == null) {
        throw fault(text, "there is no group " + name, at);
      }
      emit("(?:\\" + number + ")", 5 + name.length());
    } else if (text.startsWith("(?#", at)) {
      int end = text.indexOf(')', at);
      at = end < 0 ? text.length() : end + 1;
    } else if (text.startsWith("(?(", at)) {
      throw fault(text, "a group that depends on another one is not supported", at);
    } else {
      emit("(?", 2);
    }
  }

  private String name(int from, char end) {
    int to = text.indexOf(end, from);
    if (to <= from) {
      throw fault(text, "the name of a group is missing", at);
    }
    return text.substring(from, to);
  }

  /** In Java a class may hold classes and {@code &&}; in Python these are plain characters. */
  private void characterClass() {
    int start = at;
    emit("[", 1);
    if (at < text.length() && text.charAt(at) == '^') {
      emit("^", 1);
    }
    boolean first = true;
    while (at < text.length() && (first || text.charAt(at) != ']')) {
      char c = text.charAt(at);
      if (c == '\\') {
        emit(text.startsWith("\\b", at) ? "\\x08" : text.substring(at, Math.min(at + 2, text.length())), 2);
      } else if (c == ']' || c == '[' || c == '&') {
        emit("\\" + c, 1);
      } else {
        emit(String.valueOf(c), 1);
      }
      first = false;
    }
    if (at >= text.length()) {
      throw fault(text, "the set of characters is not closed by ]", start);
    }
    emit("]", 1);
  }

  private void emit(String translated, int length) {
    for (int i = 0; i < translated.length(); i++) {
      places.add(at);
    }
    out.append(translated);
    at += length;
  }

  private static RuntimeException fault(String text, String why, int place) {
    return OptionFault.of("TRANSFORM-REGEX-MALFORMED",
        "the regular expression \"" + text + "\" is malformed at character " + (place + 1) + ": " + why,
        "Correct the expression; its form is that of Python's re module.");
  }

  /**
   * A compiled expression.
   *
   * @param pattern the expression
   * @param groups numbers of groups by their names
   * @param groupCount the number of groups
   */
  record Compiled(Pattern pattern, Map<String, Integer> groups, int groupCount) {}
}
