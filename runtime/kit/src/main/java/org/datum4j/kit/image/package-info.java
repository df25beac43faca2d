// SPDX-License-Identifier: Apache-2.0

/** Pixels: reading image files of every kind, changing them, and writing them. */
@NullMarked
package org.datum4j.kit.image;

import org.jspecify.annotations.NullMarked;
