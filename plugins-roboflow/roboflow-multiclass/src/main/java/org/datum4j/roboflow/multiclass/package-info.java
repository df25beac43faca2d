// SPDX-License-Identifier: Apache-2.0

/** Roboflow's classification CSV. */
@NullMarked
package org.datum4j.roboflow.multiclass;

import org.jspecify.annotations.NullMarked;
