// SPDX-License-Identifier: Apache-2.0

/** How plugins are read, chosen and opened; the only place that knows PF4J. */
@NullMarked
package org.datum4j.runtime.plugin.internal;

import org.jspecify.annotations.NullMarked;
