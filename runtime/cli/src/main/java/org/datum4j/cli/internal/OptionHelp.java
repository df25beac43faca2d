// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.api.option.OptionType;

/** Help for the options of a format or transform, made from their declaration. */
final class OptionHelp {
  private static final int WIDTH = 96;
  private static final String INDENT = "      ";

  private OptionHelp() {}

  static String text(String title, OptionType<?> options) {
    if (options.specs().isEmpty()) {
      return title + " has no options.";
    }
    StringBuilder text = new StringBuilder(title).append(':');
    for (OptionSpec option : options.specs()) {
      text.append("\n  ").append(names(option));
      for (String line : wrap(sentence(option))) {
        text.append('\n').append(INDENT).append(line);
      }
    }
    if (options.specs().stream().anyMatch(OptionSpec::isList)) {
      text.append("\nSeveral values of an option (…) stand in several words or with commas between them; ")
          .append("\\, is a comma\nwithin a value.");
    }
    return text.toString();
  }

  private static String names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String alias : option.aliases()) {
      names.add((alias.length() == 1 ? "-" : "--") + alias);
    }
    names.add("--" + option.name());
    String value = option.isFlag() ? "[=" + option.label() + "]" : " " + option.label();
    return String.join(", ", names) + value + (option.isList() ? " …" : "");
  }

  private static String sentence(OptionSpec option) {
    String rest = option.isRequired() ? " Required." : option.defaultValue().map(OptionHelp::whenAbsent).orElse("");
    return option.help() + rest;
  }

  private static String whenAbsent(String value) {
    return value.isEmpty() ? "" : " Default: " + value + ".";
  }

  private static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && INDENT.length() + line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
