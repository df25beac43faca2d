// SPDX-License-Identifier: Apache-2.0

/** Options as annotated records: one declaration gives the flag, its help, its check and the Java call. */
@NullMarked
package org.datum4j.api.option;

import org.jspecify.annotations.NullMarked;
