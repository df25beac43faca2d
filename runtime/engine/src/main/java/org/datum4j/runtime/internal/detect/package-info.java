// SPDX-License-Identifier: Apache-2.0

/** Looks at folders and asks the importers. */
@NullMarked
package org.datum4j.runtime.internal.detect;

import org.jspecify.annotations.NullMarked;
