// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.List;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.jspecify.annotations.Nullable;

/**
 * An item made ready to be written.
 *
 * @param item the item
 * @param name its image's file name
 * @param imageId the id that it should keep, or null
 * @param objects how many new ids its objects may need
 * @param files what goes to each file
 * @param image the image that is to be saved, in the wanted encoding, or null
 */
record Rendered(
    DatasetItem item, String name, @Nullable Long imageId, int objects, List<ForTask> files,
        @Nullable Image image) {

  /**
   * What goes to the file of a task.
   *
   * @param task the task
   * @param image the image's record
   * @param records the annotations' records
   * @param isListed whether the image is listed even without annotations
   * @param pictureName name of the panoptic picture, or null
   * @param picture its bytes, or null
   * @param pictureOf the record whose picture is copied, or null
   */
  record ForTask(
      CocoTask task,
      Entry image,
      List<Entry> records,
      boolean isListed,
      @Nullable String pictureName,
      byte @Nullable [] picture,
      @Nullable CocoRecord pictureOf) {}
}
