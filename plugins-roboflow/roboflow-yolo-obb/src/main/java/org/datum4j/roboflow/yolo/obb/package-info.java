// SPDX-License-Identifier: Apache-2.0

/** Roboflow's files of oriented boxes. */
@NullMarked
package org.datum4j.roboflow.yolo.obb;

import org.jspecify.annotations.NullMarked;
