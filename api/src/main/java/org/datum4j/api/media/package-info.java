// SPDX-License-Identifier: Apache-2.0

/** What a tool must know of an image file without decoding it: its kind, its size, how it is turned. */
@NullMarked
package org.datum4j.api.media;

import org.jspecify.annotations.NullMarked;
