// SPDX-License-Identifier: Apache-2.0

/** Strict JSON at the speed of the memory: a pull reader, a writer, and a streaming scanner of large files. */
@NullMarked
package org.datum4j.kit.json;

import org.jspecify.annotations.NullMarked;
