// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.transforms.common.OptionFault;

/** Subsets that the user named. */
final class Subsets {
  private Subsets() {}

  /**
   * Returns the name of a subset of the dataset; the empty text stands for the one of items whose source names none.
   *
   * @throws org.datum4j.api.issue.OptionException if the dataset says which subsets it has and this is none of them
   */
  static String known(DatasetSchema schema, String option, String name) {
    String subset = name.isEmpty() ? DatasetItem.DEFAULT_SUBSET : name;
    List<String> subsets = schema.subsets();
    if (!subsets.isEmpty() && !subsets.contains(subset)) {
      throw OptionFault.of("TRANSFORM-SUBSET-UNKNOWN",
          "option --" + option + " names the subset \"" + subset + "\", expected one of the dataset",
          "The subsets are " + String.join(", ", subsets) + ".");
    }
    return subset;
  }
}
