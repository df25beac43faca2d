// SPDX-License-Identifier: Apache-2.0

/** What a dataset is made of: counts, areas, sizes, colours, repeated images. */
@NullMarked
package org.datum4j.runtime.stats;

import org.jspecify.annotations.NullMarked;
