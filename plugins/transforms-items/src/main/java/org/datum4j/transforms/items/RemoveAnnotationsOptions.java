// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link RemoveAnnotationsTransform}.
 *
 * @param id items, none for all
 */
record RemoveAnnotationsOptions(
    @Option(name = "id", help = "An item to clear; without any, all items are.", label = "ID:SUBSET")
        List<String> id) {}
