// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link RandomSamplerTransform}.
 *
 * @param count how many items to keep
 * @param subset the subset to choose from
 * @param seed what chance starts from
 */
record RandomSamplerOptions(
    @Option(name = "count", aliases = {"k"}, help = "How many items to keep.") int count,
    @Option(
            name = "subset",
            aliases = {"s"},
            help = "Choose from this subset alone; the others stay as they are.",
            label = "NAME")
        Optional<String> subset,
    @Option(name = "seed", help = "What chance starts from; the same seed gives the same result.", defaultValue = "0")
        long seed) {
  RandomSamplerOptions {
    if (count < 0) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE", "option --count is " + count + ", expected 0 or more",
          "Give the number of items to keep.");
    }
  }
}
