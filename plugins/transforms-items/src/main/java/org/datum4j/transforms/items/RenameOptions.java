// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import org.datum4j.api.option.Option;

/**
 * Options of {@link RenameTransform}.
 *
 * @param regex expression and replacement
 */
record RenameOptions(
    @Option(
            name = "regex",
            aliases = {"e"},
            help = "What to replace in ids: |EXPRESSION|REPLACEMENT|, with any character in place of |.",
            label = "|EXPR|TEXT|")
        String regex) {}
