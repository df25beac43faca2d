// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;

/** Turns words of a command line into values by option name. */
final class OptionParser {
  private final OptionType<?> type;

  OptionParser(OptionType<?> type) {
    this.type = type;
  }

  Map<String, Object> parse(List<String> words) {
    Map<String, Object> values = new LinkedHashMap<>();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
        throw misplaced(word);
      }
      String name = word.startsWith("--") ? word.substring(2) : word.substring(1);
      int equals = name.indexOf('=');
      OptionSpec spec = type.known(equals < 0 ? name : name.substring(0, equals)).spec();
      if (equals >= 0) {
        put(values, spec, name.substring(equals + 1));
      } else if (spec.isFlag()) {
        boolean hasValue = at < words.size() && OptionField.isBoolean(words.get(at));
        put(values, spec, hasValue ? words.get(at++) : "true");
      } else if (at < words.size() && !startsOption(words.get(at))) {
        put(values, spec, words.get(at++));
        while (spec.isList() && at < words.size() && !startsOption(words.get(at))) {
          put(values, spec, words.get(at++));
        }
      } else {
        throw new OptionException(
            Issue.error(
                "OPTION-VALUE-MISSING",
                "option --" + spec.name() + " lacks its value",
                Location.unknown(),
                "Write --" + spec.name() + " " + spec.label() + "."));
      }
    }
    return values;
  }

  /** A negative number is a value, not an option. */
  private static boolean startsOption(String word) {
    return word.length() > 1 && word.charAt(0) == '-' && !Character.isDigit(word.charAt(1)) && word.charAt(1) != '.';
  }

  private static void put(Map<String, Object> values, OptionSpec spec, String value) {
    if (!spec.isList()) {
      values.put(spec.name(), value);
      return;
    }
    List<Object> all = new ArrayList<>();
    if (values.get(spec.name()) instanceof List<?> earlier) {
      all.addAll(earlier);
    }
    all.addAll(OptionField.split(value));
    values.put(spec.name(), all);
  }

  private static OptionException misplaced(String word) {
    return new OptionException(
        Issue.error(
            "OPTION-WORD-MISPLACED",
            "\"" + word + "\" is no option, expected a word that begins with --",
            Location.unknown(),
            "Write options as --name value or --name=value."));
  }
}
