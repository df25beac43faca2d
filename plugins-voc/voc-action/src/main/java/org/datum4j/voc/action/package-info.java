// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC action: persons and what they do. */
@NullMarked
package org.datum4j.voc.action;

import org.jspecify.annotations.NullMarked;
