// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.List;
import org.datum4j.api.issue.Loss;

/**
 * What of one kind the target cannot hold.
 *
 * @param loss the kind
 * @param objects how many objects lose
 * @param items how many items have such objects
 * @param samples the first ones by subset, item and object
 */
public record LossSummary(Loss loss, long objects, long items, List<Sample> samples) {
  /** Copies the list. */
  public LossSummary {
    samples = List.copyOf(samples);
  }

  /**
   * An object that loses.
   *
   * @param subset the item's subset
   * @param item the item's id
   * @param objectId the annotation's id, or 0
   */
  public record Sample(String subset, String item, long objectId) {}
}
