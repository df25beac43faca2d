// SPDX-License-Identifier: Apache-2.0

/** CVAT 1.1: XML of images and of video tracks. */
@NullMarked
package org.datum4j.cvat;

import org.jspecify.annotations.NullMarked;
