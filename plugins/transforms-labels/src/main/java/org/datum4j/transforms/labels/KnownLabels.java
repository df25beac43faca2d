// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import java.util.List;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.transforms.common.OptionFault;

/** Looks labels up that the user named. */
final class KnownLabels {
  private static final int SHOWN = 20;

  private KnownLabels() {}

  /**
   * Returns a label's position.
   *
   * @throws org.datum4j.api.issue.OptionException if there is no such label
   */
  static int indexOf(LabelCategories labels, String option, String name) {
    int index = labels.indexOf(name);
    if (index != Common.NO_LABEL) {
      return index;
    }
    List<String> names = labels.names();
    String some = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    throw OptionFault.of("TRANSFORM-LABEL-UNKNOWN",
        "option --" + option + " names the label \"" + name + "\", expected one of the dataset",
        names.isEmpty()
            ? "The dataset has no labels."
            : "The labels are " + some + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more." : "."));
  }
}
