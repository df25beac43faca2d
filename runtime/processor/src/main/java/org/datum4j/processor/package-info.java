// SPDX-License-Identifier: Apache-2.0

/** The annotation processor that runs when a plugin is compiled. */
@NullMarked
package org.datum4j.processor;

import org.jspecify.annotations.NullMarked;
