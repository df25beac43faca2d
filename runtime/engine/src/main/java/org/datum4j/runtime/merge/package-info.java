// SPDX-License-Identifier: Apache-2.0

/** Several datasets become one. */
@NullMarked
package org.datum4j.runtime.merge;

import org.jspecify.annotations.NullMarked;
