// SPDX-License-Identifier: Apache-2.0

/** COCO instances: boxes, polygons and masks of objects. */
@NullMarked
package org.datum4j.coco.instances;

import org.jspecify.annotations.NullMarked;
