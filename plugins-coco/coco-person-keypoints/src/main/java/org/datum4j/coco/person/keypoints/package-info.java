// SPDX-License-Identifier: Apache-2.0

/** COCO person keypoints: objects with keypoints. */
@NullMarked
package org.datum4j.coco.person.keypoints;

import org.jspecify.annotations.NullMarked;
