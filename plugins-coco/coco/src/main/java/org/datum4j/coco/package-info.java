// SPDX-License-Identifier: Apache-2.0

/** COCO: all COCO tasks of a dataset, joined by image. */
@NullMarked
package org.datum4j.coco;

import org.jspecify.annotations.NullMarked;
