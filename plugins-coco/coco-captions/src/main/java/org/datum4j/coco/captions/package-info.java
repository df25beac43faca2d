// SPDX-License-Identifier: Apache-2.0

/** COCO captions: sentences about images. */
@NullMarked
package org.datum4j.coco.captions;

import org.jspecify.annotations.NullMarked;
