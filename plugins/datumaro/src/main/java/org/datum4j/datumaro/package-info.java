// SPDX-License-Identifier: Apache-2.0

/** Datumaro's own JSON. */
@NullMarked
package org.datum4j.datumaro;

import org.jspecify.annotations.NullMarked;
