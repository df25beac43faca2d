// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link RemapLabelsTransform}.
 *
 * @param label pairs of old and new names
 * @param others what becomes of labels that are not named
 */
record RemapLabelsOptions(
    @Option(
            name = "label",
            aliases = {"l"},
            help = "Old and new name of a label; an empty new name deletes it and its annotations.",
            label = "FROM:TO")
        List<String> label,
    @Option(name = "default", help = "What becomes of labels that are not named.", defaultValue = "keep")
        Rest others) {
  /** What becomes of the rest. */
  enum Rest {
    KEEP,
    DELETE
  }
}
