// SPDX-License-Identifier: Apache-2.0

/** What takes part in one run: issues, losses, progress, options. */
@NullMarked
package org.datum4j.runtime.internal.run;

import org.jspecify.annotations.NullMarked;
