// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;

/** What a filter expression selects. */
public enum FilterMode {
  /** Items for which the expression is true, with all their annotations. */
  ITEMS,
  /** Annotations that the expression returns; items stay even when they become empty. */
  ANNOTATIONS,
  /** Annotations that the expression returns; items that become empty go. */
  ITEMS_AND_ANNOTATIONS;

  /**
   * Reads a mode as users write it: {@code i}, {@code items}, {@code a}, {@code annotations}, or both with a plus.
   *
   * @throws OptionException if the text is none of these
   */
  public static FilterMode parse(String text) {
    List<String> parts = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\+", -1));
    boolean items = parts.contains("i") || parts.contains("items");
    boolean annotations = parts.contains("a") || parts.contains("annotations") || parts.contains("anns");
    if ((items ? 1 : 0) + (annotations ? 1 : 0) != parts.size()) {
      throw new OptionException(
          Issue.error(
              "FILTER-MODE-UNKNOWN",
              "filter mode is \"" + text + "\", expected items, annotations or items+annotations",
              Location.unknown(),
              "Write --filter-mode i, a or i+a."));
    }
    return !annotations ? ITEMS : items ? ITEMS_AND_ANNOTATIONS : ANNOTATIONS;
  }

  boolean selectsAnnotations() {
    return this != ITEMS;
  }
}
