// SPDX-License-Identifier: Apache-2.0

/** Roboflow's layout of COCO: an annotation file beside the images of each subset. */
@NullMarked
package org.datum4j.roboflow.coco;

import org.jspecify.annotations.NullMarked;
