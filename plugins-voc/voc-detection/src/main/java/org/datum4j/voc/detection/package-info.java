// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC detection: boxes. */
@NullMarked
package org.datum4j.voc.detection;

import org.jspecify.annotations.NullMarked;
