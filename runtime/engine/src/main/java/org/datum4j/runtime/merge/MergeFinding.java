// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * Something odd that a merge found.
 *
 * @param kind what it is
 * @param itemId the item, or the empty text when it concerns the dataset
 * @param subset the item's subset, or the empty text
 * @param sources the datasets that are to blame, counted from 0
 * @param text what was found
 */
public record MergeFinding(FindingKind kind, String itemId, String subset, List<Integer> sources, String text) {
  /** Copies the list. */
  public MergeFinding {
    sources = List.copyOf(sources);
  }

  /** Returns the finding as an issue. */
  public Issue issue() {
    Location where = itemId.isEmpty() ? Location.unknown() : Location.ofItem(itemId, subset);
    String blame = sources.isEmpty() ? "" : " (datasets " + sources + ", counted from 0)";
    return Issue.warning(kind.code(), text + blame, where, kind.mend());
  }
}
