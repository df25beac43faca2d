// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.lang.invoke.MethodHandles;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;

/**
 * Options of all COCO importers.
 *
 * @param keepOriginalCategoryIds whether a label's index is its category's id
 */
public record CocoImportOptions(
    @Option(
            name = "keep-original-category-ids",
            help = "Add dummy labels so that a label's index is its category's id in the file.",
            defaultValue = "false")
        boolean keepOriginalCategoryIds) {
  /** How the options are declared. */
  public static final OptionType<CocoImportOptions> TYPE =
      OptionType.of(MethodHandles.lookup(), CocoImportOptions.class);
}
