// SPDX-License-Identifier: Apache-2.0

/** COCO stuff: masks of uncounted regions. */
@NullMarked
package org.datum4j.coco.stuff;

import org.jspecify.annotations.NullMarked;
