// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link IdFromImageNameTransform}.
 *
 * @param ensureUnique whether ids that another item has get a suffix
 * @param suffixLength length of the suffix
 */
record IdFromImageNameOptions(
    @Option(
            name = "ensure-unique",
            aliases = {"u"},
            help = "Append a suffix to a name that an earlier item of the subset has.",
            defaultValue = "false")
        boolean ensureUnique,
    @Option(name = "suffix-length", aliases = {"l"}, help = "Characters of the suffix.", defaultValue = "3")
        int suffixLength) {
  IdFromImageNameOptions {
    if (suffixLength < 1 || suffixLength > 12) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "option --suffix-length is " + suffixLength + ", expected 1 to 12", "Give a length from 1 to 12.");
    }
  }
}
