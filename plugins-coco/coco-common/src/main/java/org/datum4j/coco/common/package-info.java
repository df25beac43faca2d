// SPDX-License-Identifier: Apache-2.0

/**
 * What all formats of the COCO family share: finding, indexing, reading, writing and detecting their files.
 *
 * @see <a href="https://cocodataset.org/#format-data">the COCO data format</a>
 */
@NullMarked
package org.datum4j.coco.common;

import org.jspecify.annotations.NullMarked;
