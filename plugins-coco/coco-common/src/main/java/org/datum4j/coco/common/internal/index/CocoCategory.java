// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.util.List;
import org.datum4j.api.model.PointsCategory;

/**
 * A category record of a COCO file.
 *
 * @param id its id
 * @param name its name
 * @param supercategory the class above, or the empty text
 * @param hasKeypoints whether it has the field {@code keypoints}
 * @param keypoints names of keypoints
 * @param joints the field {@code skeleton}
 * @param json the record as it is written
 */
public record CocoCategory(
    long id,
    String name,
    String supercategory,
    boolean hasKeypoints,
    List<String> keypoints,
    List<PointsCategory.Joint> joints,
    String json) {}
