// SPDX-License-Identifier: Apache-2.0

/** The commands. */
@NullMarked
package org.datum4j.cli.internal;

import org.jspecify.annotations.NullMarked;
