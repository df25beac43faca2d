// SPDX-License-Identifier: Apache-2.0

/** The door to Datum4J for programs: formats, detection, conversion, and datasets in memory. */
@NullMarked
package org.datum4j.runtime;

import org.jspecify.annotations.NullMarked;
