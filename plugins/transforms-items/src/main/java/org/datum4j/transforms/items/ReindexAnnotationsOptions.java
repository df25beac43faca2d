// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import org.datum4j.api.option.Option;

/**
 * Options of {@link ReindexAnnotationsTransform}.
 *
 * @param start the first number
 * @param reindexEachItem whether to begin anew in every item
 */
record ReindexAnnotationsOptions(
    @Option(name = "start", aliases = {"s"}, help = "The number of the first annotation.", defaultValue = "1")
        long start,
    @Option(
            name = "reindex-each-item",
            aliases = {"r"},
            help = "Begin anew in every item.",
            defaultValue = "false")
        boolean reindexEachItem) {}
