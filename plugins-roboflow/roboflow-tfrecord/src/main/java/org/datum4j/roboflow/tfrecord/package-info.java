// SPDX-License-Identifier: Apache-2.0

/** Roboflow's TFRecord files. */
@NullMarked
package org.datum4j.roboflow.tfrecord;

import org.jspecify.annotations.NullMarked;
