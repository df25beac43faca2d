// SPDX-License-Identifier: Apache-2.0

/** Roboflow's flavour of Pascal VOC. */
@NullMarked
package org.datum4j.roboflow.voc;

import org.jspecify.annotations.NullMarked;
