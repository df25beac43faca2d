// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the codecs, and a soak test. */
@NullMarked
package org.datum4j.bench;

import org.jspecify.annotations.NullMarked;
