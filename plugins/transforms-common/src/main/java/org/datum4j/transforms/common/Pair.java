// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An option's value of the form {@code left:right}.
 *
 * @param left what stands before the colon
 * @param right what stands after it, perhaps nothing
 */
public record Pair(String left, String right) {
  /**
   * Divides a text at its only colon; a colon that belongs to a name is written {@code \:}.
   *
   * @param option the option's name, for the message
   * @throws org.datum4j.api.issue.OptionException if there is none or more than one
   */
  public static Pair ofOnlyColon(String option, String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ':') {
        part.append(':');
        i++;
      } else if (c == ':') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    if (parts.size() != 2) {
      throw malformed(option, text, "exactly one colon", "Write FROM:TO, and \\: for a colon inside a name.");
    }
    return new Pair(parts.get(0), parts.get(1));
  }

  /**
   * Divides a text at its last colon, so that the left part may hold colons.
   *
   * @param option the option's name, for the message
   * @throws org.datum4j.api.issue.OptionException if there is no colon or nothing on one of its sides
   */
  public static Pair ofLastColon(String option, String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      throw malformed(option, text, "two parts with a colon between them", "Write for example name:value.");
    }
    return new Pair(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Divides texts at their only colons.
   *
   * @return right parts by left parts, in order
   * @throws org.datum4j.api.issue.OptionException if a text is no pair or a left part stands twice
   */
  public static Map<String, String> map(String option, List<String> texts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String text : texts) {
      Pair pair = ofOnlyColon(option, text);
      if (map.putIfAbsent(pair.left, pair.right) != null) {
        throw OptionFault.of("TRANSFORM-PAIR-TWICE",
            "option --" + option + " says twice what becomes of \"" + pair.left + "\", expected once",
            "Leave all but one of them out.");
      }
    }
    return map;
  }

  private static RuntimeException malformed(String option, String text, String expected, String mend) {
    return OptionFault.of("TRANSFORM-PAIR-MALFORMED",
        "option --" + option + " has the value \"" + text + "\", expected " + expected, mend);
  }
}
