// SPDX-License-Identifier: Apache-2.0

/** Keeps items and annotations that an XPath expression selects. */
@NullMarked
package org.datum4j.runtime.filter;

import org.jspecify.annotations.NullMarked;
