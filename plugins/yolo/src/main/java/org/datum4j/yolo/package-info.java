// SPDX-License-Identifier: Apache-2.0

/** Darknet's and Ultralytics' layouts of YOLO datasets. */
@NullMarked
package org.datum4j.yolo;

import org.jspecify.annotations.NullMarked;
