// SPDX-License-Identifier: Apache-2.0

/** Exact conversion between decimal text and primitive numbers, on bytes and without garbage. */
@NullMarked
package org.datum4j.kit.number;

import org.jspecify.annotations.NullMarked;
