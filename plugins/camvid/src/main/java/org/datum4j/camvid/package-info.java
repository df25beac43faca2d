// SPDX-License-Identifier: Apache-2.0

/** CamVid: lists of images with class masks. */
@NullMarked
package org.datum4j.camvid;

import org.jspecify.annotations.NullMarked;
