// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import java.util.List;
import org.datum4j.api.option.Option;

/**
 * Options of {@link ProjectLabelsTransform}.
 *
 * @param label the new list of labels
 */
record ProjectLabelsOptions(
    @Option(
            name = "label",
            aliases = {"l"},
            help = "A label of the new list; give all of them, in order.",
            label = "NAME")
        List<String> label) {}
