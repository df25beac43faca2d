// SPDX-License-Identifier: Apache-2.0

/** Roboflow's CreateML JSON. */
@NullMarked
package org.datum4j.roboflow.create.ml;

import org.jspecify.annotations.NullMarked;
