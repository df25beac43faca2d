// SPDX-License-Identifier: Apache-2.0

/** JSON values as plain data. */
@NullMarked
package org.datum4j.coco.common.internal.json;

import org.jspecify.annotations.NullMarked;
