// SPDX-License-Identifier: Apache-2.0

/** Run-length masks, polygon rasterising and contour tracing on primitive arrays. */
@NullMarked
package org.datum4j.api.geometry;

import org.jspecify.annotations.NullMarked;
