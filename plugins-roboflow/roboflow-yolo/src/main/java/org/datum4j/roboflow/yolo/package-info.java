// SPDX-License-Identifier: Apache-2.0

/** Roboflow's YOLO layout. */
@NullMarked
package org.datum4j.roboflow.yolo;

import org.jspecify.annotations.NullMarked;
