// SPDX-License-Identifier: Apache-2.0

/** COCO image info: lists of images without annotations. */
@NullMarked
package org.datum4j.coco.image.info;

import org.jspecify.annotations.NullMarked;
