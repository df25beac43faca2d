// SPDX-License-Identifier: Apache-2.0

/** Renames, joins, reorders and deletes labels, and turns annotations into labels of the image. */
@NullMarked
package org.datum4j.transforms.labels;

import org.jspecify.annotations.NullMarked;
