// SPDX-License-Identifier: Apache-2.0

/** Folders of images. */
@NullMarked
package org.datum4j.image.dir;

import org.jspecify.annotations.NullMarked;
