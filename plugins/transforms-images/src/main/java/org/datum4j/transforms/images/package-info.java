// SPDX-License-Identifier: Apache-2.0

/** Resizes, crops and tiles images with all that is drawn on them, and joins tiles again. */
@NullMarked
package org.datum4j.transforms.images;

import org.jspecify.annotations.NullMarked;
