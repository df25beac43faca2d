// SPDX-License-Identifier: Apache-2.0

/** Renames, numbers, sorts, splits, samples and removes items, and removes their annotations and attributes. */
@NullMarked
package org.datum4j.transforms.items;

import org.jspecify.annotations.NullMarked;
