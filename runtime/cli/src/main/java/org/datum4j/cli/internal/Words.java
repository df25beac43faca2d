// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.datum4j.api.option.OptionSpec;

/**
 * A command's words, sorted into its own and those for the plugin that it calls.
 *
 * @param own words for the command
 * @param plugin options of the format or transform: what follows {@code --}, and what stands before it and is no option
 *     of the command
 */
record Words(List<String> own, List<String> plugin) {
  private static final String SEPARATOR = "--";

  /**
   * Sorts words.
   *
   * @param declared the command's own option names, with dashes
   * @param find finds an option of the plugin; asked only for names that the command does not have
   */
  static Words sort(List<String> words, Set<String> declared, Function<String, Optional<OptionSpec>> find) {
    int end = words.indexOf(SEPARATOR);
    List<String> before = end < 0 ? words : words.subList(0, end);
    List<String> own = new ArrayList<>();
    List<String> plugin = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      String word = before.get(i);
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      Optional<OptionSpec> option =
          word.startsWith("--") && !declared.contains(name) ? find.apply(name.substring(2)) : Optional.empty();
      if (option.isEmpty()) {
        own.add(word);
        continue;
      }
      plugin.add(word);
      while (i + 1 < before.size() && !word.contains("=") && takes(option.get(), before.get(i + 1), plugin, word)) {
        plugin.add(before.get(++i));
      }
    }
    if (end >= 0) {
      plugin.addAll(words.subList(end + 1, words.size()));
    }
    return new Words(own, plugin);
  }

  private static boolean takes(OptionSpec option, String next, List<String> plugin, String word) {
    boolean isFirst = plugin.get(plugin.size() - 1).equals(word);
    if (!isFirst || next.startsWith("--")) {
      return false;
    }
    return !option.isFlag() || Set.of("true", "false", "yes", "no", "on", "off", "1", "0").contains(next);
  }

  /** Returns the value of the last option of one of those names, as {@code -f voc}, {@code --format=voc}. */
  static Optional<String> valueOf(List<String> words, String... names) {
    Optional<String> found = Optional.empty();
    for (int i = 0; i < words.size() && !words.get(i).equals(SEPARATOR); i++) {
      for (String name : names) {
        if (words.get(i).equals(name) && i + 1 < words.size()) {
          found = Optional.of(words.get(i + 1));
        } else if (words.get(i).startsWith(name + "=")) {
          found = Optional.of(words.get(i).substring(name.length() + 1));
        }
      }
    }
    return found;
  }

  /** Splits one text into words as a shell does, with quotes and backslashes. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        if (isWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        isWord = false;
        continue;
      }
      isWord = true;
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }
}
