// SPDX-License-Identifier: Apache-2.0

/** COCO labels: classes of whole images. */
@NullMarked
package org.datum4j.coco.labels;

import org.jspecify.annotations.NullMarked;
