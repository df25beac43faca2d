// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import org.datum4j.api.option.Option;

/**
 * Options of {@link ReindexTransform}.
 *
 * @param start the first number
 */
record ReindexOptions(
    @Option(name = "start", aliases = {"s"}, help = "The number of the first item.", defaultValue = "1")
        long start) {}
