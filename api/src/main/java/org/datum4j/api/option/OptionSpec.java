// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.option;

import java.util.List;
import java.util.Optional;

/**
 * An option as help shows it.
 *
 * @param name name without dashes
 * @param aliases other names
 * @param help one sentence
 * @param defaultValue the value when none is given
 * @param label how the value is called, for example {@code FILE}
 * @param choices the values that are allowed, or none when any are
 * @param isFlag whether it may stand without a value, which means true
 * @param isList whether it may be given several times
 * @param isRequired whether it must be given
 */
public record OptionSpec(
    String name,
    List<String> aliases,
    String help,
    Optional<String> defaultValue,
    String label,
    List<String> choices,
    boolean isFlag,
    boolean isList,
    boolean isRequired) {
  /** Copies the lists. */
  public OptionSpec {
    aliases = List.copyOf(aliases);
    choices = List.copyOf(choices);
  }
}
