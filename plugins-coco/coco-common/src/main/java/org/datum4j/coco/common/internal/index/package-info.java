// SPDX-License-Identifier: Apache-2.0

/** Where the records of a COCO file lie: primitive columns, sets and maps. */
@NullMarked
package org.datum4j.coco.common.internal.index;

import org.jspecify.annotations.NullMarked;
