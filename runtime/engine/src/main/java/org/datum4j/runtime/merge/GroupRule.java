// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;

/**
 * Labels whose annotations must come together in one group.
 *
 * @param labels all labels of the group, in order
 * @param optional those of them that may be missing
 */
public record GroupRule(List<String> labels, Set<String> optional) {
  /** Copies the collections. */
  public GroupRule {
    labels = List.copyOf(labels);
    optional = Set.copyOf(optional);
  }

  /**
   * Reads a rule as {@code person,hand?,head}: names with commas between them, a question mark behind those that may be
   * missing.
   *
   * @throws OptionException if a name is empty
   */
  public static GroupRule parse(String text) {
    Set<String> labels = new LinkedHashSet<>();
    Set<String> optional = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      boolean isOptional = part.strip().endsWith("?");
      String name = isOptional ? part.strip().substring(0, part.strip().length() - 1) : part.strip();
      if (name.isEmpty()) {
        throw new OptionException(
            Issue.error(
                "MERGE-GROUP-EMPTY",
                "the group \"" + text + "\" has an empty label name",
                Location.unknown(),
                "Write names with commas between them, as person,hand?,head; ? marks those that may be missing."));
      }
      labels.add(name);
      if (isOptional) {
        optional.add(name);
      }
    }
    return new GroupRule(new ArrayList<>(labels), optional);
  }
}
