// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC segmentation: masks. */
@NullMarked
package org.datum4j.voc.segmentation;

import org.jspecify.annotations.NullMarked;
