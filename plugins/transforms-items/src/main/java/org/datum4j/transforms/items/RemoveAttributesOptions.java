// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link RemoveAttributesTransform}.
 *
 * @param id items, none for all
 * @param attr names of attributes, none for all
 */
record RemoveAttributesOptions(
    @Option(name = "id", help = "An item to change; without any, all items are.", label = "ID:SUBSET") List<String> id,
    @Option(name = "attr", aliases = {"a"}, help = "An attribute to remove; without any, all are.", label = "NAME")
        List<String> attr) {}
