// SPDX-License-Identifier: Apache-2.0
/** Maps, sets and columns of primitive numbers for indexes of large files. */
@NullMarked
package org.datum4j.kit.primitive;

import org.jspecify.annotations.NullMarked;
