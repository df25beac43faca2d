// SPDX-License-Identifier: Apache-2.0

/** Label files of the YOLO family, for the formats that differ in where their files lie. */
@NullMarked
package org.datum4j.yolo.label;

import org.jspecify.annotations.NullMarked;
