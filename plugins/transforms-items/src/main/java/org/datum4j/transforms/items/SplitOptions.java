// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link SplitTransform}.
 *
 * @param task what the dataset is for
 * @param subset new subsets and their shares
 * @param query share of queries among the test items of re-identification
 * @param attr attribute that tells identities
 * @param seed what chance starts from
 */
record SplitOptions(
    @Option(name = "task", aliases = {"t"}, help = "What the dataset is for.", defaultValue = "classification")
        Task task,
    @Option(
            name = "subset",
            aliases = {"s"},
            help = "A new subset and its share of the items; the shares sum to 1.",
            defaultValue = "train:0.5,val:0.2,test:0.3",
            label = "NAME:RATIO")
        List<String> subset,
    @Option(
            name = "query",
            help = "Share of queries among the test items (task reid).",
            defaultValue = "0.5")
        double query,
    @Option(
            name = "attr",
            help = "Attribute that tells identities (task reid); without it the label does.",
            label = "NAME")
        Optional<String> attr,
    @Option(name = "seed", help = "What chance starts from; the same seed gives the same result.", defaultValue = "0")
        long seed) {
  /** What a dataset is for. */
  enum Task {
    CLASSIFICATION,
    DETECTION,
    SEGMENTATION,
    REID
  }

  SplitOptions {
    if (!(query >= 0 && query <= 1)) {
      throw OptionFault.of("TRANSFORM-RATIO-RANGE", "option --query is " + query + ", expected 0 to 1",
          "Give a share from 0 to 1.");
    }
    if (task != Task.REID && attr.isPresent()) {
      throw OptionFault.of("TRANSFORM-OPTION-MISPLACED", "option --attr is given for a task other than reid",
          "Leave it out, or use --task reid.");
    }
  }
}
