// SPDX-License-Identifier: Apache-2.0

/** From the model to COCO files. */
@NullMarked
package org.datum4j.coco.common.internal.write;

import org.jspecify.annotations.NullMarked;
