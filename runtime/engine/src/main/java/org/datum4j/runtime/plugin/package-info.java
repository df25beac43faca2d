// SPDX-License-Identifier: Apache-2.0

/** Finds plugins, tells what they offer and opens those that are needed. */
@NullMarked
package org.datum4j.runtime.plugin;

import org.jspecify.annotations.NullMarked;
