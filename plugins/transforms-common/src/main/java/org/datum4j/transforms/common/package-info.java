// SPDX-License-Identifier: Apache-2.0

/** What the transforms share: two-pass sources, seeded choice, pairs and shares of options. */
@NullMarked
package org.datum4j.transforms.common;

import org.jspecify.annotations.NullMarked;
