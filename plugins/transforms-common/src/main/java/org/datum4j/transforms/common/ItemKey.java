// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.model.DatasetItem;

/**
 * What tells an item from all others of a dataset.
 *
 * @param id the item's name in its subset
 * @param subset the subset
 */
public record ItemKey(String id, String subset) {
  /** Returns an item's key. */
  public static ItemKey of(DatasetItem item) {
    return new ItemKey(item.id(), item.subset());
  }

  /**
   * Reads {@code id:subset} texts; the id may hold colons.
   *
   * @param option the option's name, for the message
   * @throws org.datum4j.api.issue.OptionException if a text is no such pair
   */
  public static Set<ItemKey> parse(String option, List<String> texts) {
    Set<ItemKey> keys = new LinkedHashSet<>();
    for (String text : texts) {
      Pair pair = Pair.ofLastColon(option, text);
      keys.add(new ItemKey(pair.left(), pair.right()));
    }
    return keys;
  }
}
