// SPDX-License-Identifier: Apache-2.0

/** The start of the command line. */
@NullMarked
package org.datum4j.cli;

import org.jspecify.annotations.NullMarked;
