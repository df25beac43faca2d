// SPDX-License-Identifier: Apache-2.0

/** Lines, CSV, the YAML of dataset descriptions, and names that are safe as files. */
@NullMarked
package org.datum4j.kit.text;

import org.jspecify.annotations.NullMarked;
