// SPDX-License-Identifier: Apache-2.0

/** Troubles and losses as values. */
@NullMarked
package org.datum4j.api.issue;

import org.jspecify.annotations.NullMarked;
