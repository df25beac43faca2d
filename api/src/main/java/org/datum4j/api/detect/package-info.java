// SPDX-License-Identifier: Apache-2.0

/** Evidence for and against a format. */
@NullMarked
package org.datum4j.api.detect;

import org.jspecify.annotations.NullMarked;
