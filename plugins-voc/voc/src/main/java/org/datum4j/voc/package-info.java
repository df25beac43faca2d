// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC: everything that a dataset of the challenge holds. */
@NullMarked
package org.datum4j.voc;

import org.jspecify.annotations.NullMarked;
