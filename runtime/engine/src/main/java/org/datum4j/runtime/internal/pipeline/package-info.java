// SPDX-License-Identifier: Apache-2.0

/** Moves items from a source to a sink, by several threads and in order. */
@NullMarked
package org.datum4j.runtime.internal.pipeline;

import org.jspecify.annotations.NullMarked;
