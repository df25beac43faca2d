// SPDX-License-Identifier: Apache-2.0

/** From COCO files to the model. */
@NullMarked
package org.datum4j.coco.common.internal.read;

import org.jspecify.annotations.NullMarked;
