// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link RemoveItemsTransform}.
 *
 * @param id items
 */
record RemoveItemsOptions(
    @Option(name = "id", help = "An item to remove.", label = "ID:SUBSET") List<String> id) {}
