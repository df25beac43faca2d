// SPDX-License-Identifier: Apache-2.0

/** What several codecs share; not exported. */
@NullMarked
package org.datum4j.kit.internal;

import org.jspecify.annotations.NullMarked;
