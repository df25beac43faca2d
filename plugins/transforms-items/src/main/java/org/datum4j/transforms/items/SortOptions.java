// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import org.datum4j.api.option.Option;

/**
 * Options of {@link SortTransform}.
 *
 * @param key what to sort by
 * @param reverse whether the greatest comes first
 */
record SortOptions(
    @Option(
            name = "key",
            aliases = {"k"},
            help = "What to sort by, several separated by commas: id, number, subset, image-name, width, height, size,"
                + " annotations, attribute:NAME; a minus before one turns it round (--key=-size).",
            defaultValue = "id",
            label = "KEY")
        String key,
    @Option(name = "reverse", aliases = {"r"}, help = "Turn the whole order round.", defaultValue = "false")
        boolean reverse) {}
