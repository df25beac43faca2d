// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC classification: classes of whole images. */
@NullMarked
package org.datum4j.voc.classification;

import org.jspecify.annotations.NullMarked;
