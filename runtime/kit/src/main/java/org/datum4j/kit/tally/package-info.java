// SPDX-License-Identifier: Apache-2.0

/** Oddities that come many times and are told once, with their number. */
@NullMarked
package org.datum4j.kit.tally;

import org.jspecify.annotations.NullMarked;
