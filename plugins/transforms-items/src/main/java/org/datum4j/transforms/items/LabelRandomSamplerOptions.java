// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link LabelRandomSamplerTransform}.
 *
 * @param count how many items to keep for each label
 * @param label labels with other numbers
 * @param seed what chance starts from
 */
record LabelRandomSamplerOptions(
    @Option(name = "count", aliases = {"k"}, help = "How many items to keep for each label, in each subset.") int count,
    @Option(
            name = "label",
            aliases = {"l"},
            help = "A label for which another number is to be kept.",
            label = "LABEL:COUNT")
        List<String> label,
    @Option(name = "seed", help = "What chance starts from; the same seed gives the same result.", defaultValue = "0")
        long seed) {
  LabelRandomSamplerOptions {
    if (count < 0) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE", "option --count is " + count + ", expected 0 or more",
          "Give the number of items to keep for each label.");
    }
  }
}
