// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC instance segmentation: boxes and masks of the same objects. */
@NullMarked
package org.datum4j.voc.instance.segmentation;

import org.jspecify.annotations.NullMarked;
