// SPDX-License-Identifier: Apache-2.0

/** What the Pascal VOC formats share; each of them only says which parts of a dataset it takes. */
@NullMarked
package org.datum4j.voc.common;

import org.jspecify.annotations.NullMarked;
