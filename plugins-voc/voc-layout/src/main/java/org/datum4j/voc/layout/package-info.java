// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC person layout: persons and their parts. */
@NullMarked
package org.datum4j.voc.layout;

import org.jspecify.annotations.NullMarked;
