// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.nio.file.Path;
import org.datum4j.api.media.ImageSize;
import org.jspecify.annotations.Nullable;

/**
 * Where one item lies.
 *
 * @param id the item's id
 * @param subset its subset
 * @param imageName name of the image as the dataset gives it
 * @param image the image, or null when it is not there
 * @param size size of the image where the dataset states it, or null
 * @param labelName name of the label file, for messages
 * @param labels the label file, or null when the item has none
 * @param classMap the class that each index in the label file means, or null when that is the index itself
 */
public record YoloEntry(
    String id,
    String subset,
    String imageName,
    @Nullable Path image,
    @Nullable ImageSize size,
    String labelName,
    @Nullable Path labels,
    int @Nullable [] classMap) {
  /** Makes an entry whose label file has the dataset's own class indices. */
  public YoloEntry(
      String id,
      String subset,
      String imageName,
      @Nullable Path image,
      @Nullable ImageSize size,
      String labelName,
      @Nullable Path labels) {
    this(id, subset, imageName, image, size, labelName, labels, null);
  }
}
