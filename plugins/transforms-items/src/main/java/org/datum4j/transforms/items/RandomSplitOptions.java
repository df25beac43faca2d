// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link RandomSplitTransform}.
 *
 * @param subset new subsets and their shares
 * @param seed what chance starts from
 */
record RandomSplitOptions(
    @Option(
            name = "subset",
            aliases = {"s"},
            help = "A new subset and its share of the items; the shares sum to 1.",
            defaultValue = "train:0.67,test:0.33",
            label = "NAME:RATIO")
        List<String> subset,
    @Option(name = "seed", help = "What chance starts from; the same seed gives the same result.", defaultValue = "0")
        long seed) {}
