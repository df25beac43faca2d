// SPDX-License-Identifier: Apache-2.0

/** Folders that are read and written without ever leaving them. */
@NullMarked
package org.datum4j.runtime.internal.io;

import org.jspecify.annotations.NullMarked;
