// SPDX-License-Identifier: Apache-2.0

/** COCO panoptic: one class for each pixel, things counted. */
@NullMarked
package org.datum4j.coco.panoptic;

import org.jspecify.annotations.NullMarked;
