// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link MapSubsetsTransform}.
 *
 * @param subset pairs of old and new names
 */
record MapSubsetsOptions(
    @Option(name = "subset", aliases = {"s"}, help = "Old and new name of a subset.", label = "FROM:TO")
        List<String> subset) {}
