// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.Locale;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;

/** How datasets become one. */
public enum MergePolicy {
  /** All items stay apart; where ids clash, each gets a number at its end. Never holds a dataset. */
  UNION,
  /** Items of one id become one; annotations that mean the same are found, and vote on it. */
  INTERSECT,
  /** Items of one id become one; their images and attributes must agree, equal annotations are kept once. */
  EXACT;

  /** Returns the name as users write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the policy that users call so.
   *
   * @throws OptionException if there is none
   */
  public static MergePolicy of(String text) {
    for (MergePolicy policy : values()) {
      if (policy.text().equals(text.toLowerCase(Locale.ROOT))) {
        return policy;
      }
    }
    throw new OptionException(
        Issue.error(
            "MERGE-POLICY-UNKNOWN",
            "the merge policy is \"" + text + "\", expected union, intersect or exact",
            Location.unknown(),
            "Choose union to keep all items, intersect to let annotators vote, exact for parts of one dataset."));
  }
}
