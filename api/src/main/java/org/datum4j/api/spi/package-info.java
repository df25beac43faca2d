// SPDX-License-Identifier: Apache-2.0

/** What a format or a transform implements, and what the host hands to it. */
@NullMarked
package org.datum4j.api.spi;

import org.jspecify.annotations.NullMarked;
