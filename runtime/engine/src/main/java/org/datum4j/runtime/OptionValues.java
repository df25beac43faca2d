// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.option.OptionType;

/** Options as a caller gives them: words of a command line, or values by name. */
public final class OptionValues {
  private static final OptionValues NONE = new OptionValues(List.of(), Map.of());

  private final List<String> words;
  private final Map<String, ?> values;

  private OptionValues(List<String> words, Map<String, ?> values) {
    this.words = List.copyOf(words);
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns no options: all defaults. */
  public static OptionValues none() {
    return NONE;
  }

  /** Returns words as {@code --save-media --image-ext .png}. */
  public static OptionValues ofWords(List<String> words) {
    return new OptionValues(words, Map.of());
  }

  /** Returns values by option name: of the option's own type, or texts as on the command line. */
  public static OptionValues of(Map<String, ?> values) {
    return new OptionValues(List.of(), values);
  }

  /** Returns the words, if the options were given as words. */
  public List<String> words() {
    return words;
  }

  /** Says whether nothing was given. */
  public boolean isEmpty() {
    return words.isEmpty() && values.isEmpty();
  }

  /**
   * Makes the options record.
   *
   * @throws org.datum4j.api.issue.OptionException if a name is unknown, a required one is missing or a value does not fit
   */
  public <T extends Record> T bind(OptionType<T> type) {
    return type.bind(words.isEmpty() ? values : type.parse(words));
  }

  @Override
  public String toString() {
    return words.isEmpty() ? values.toString() : String.join(" ", words);
  }
}
