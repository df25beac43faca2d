// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.util.Set;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What stays of the record that a value was read from when the value changes: free fields such as a licence do, fields
 * that repeat what was changed do not, so that no stale area or file name comes back.
 */
public final class Origins {
  private static final Set<String> OF_SHAPE =
      Set.of("area", "bbox", "segmentation", "keypoints", "num_keypoints", "points", "rle", "counts", "size");
  private static final Set<String> OF_NAME = Set.of("file_name", "filename", "name", "path", "folder", "source_path");
  private static final Set<String> OF_PIXELS =
      Set.of("width", "height", "depth", "size", "area", "coco_url", "flickr_url", "url", "md5", "sha256", "crc");

  private Origins() {}

  /** Returns the common part for an annotation whose geometry is another one now. */
  public static Common reshaped(Common common) {
    return common.origin().isEmpty() ? common : common.withOrigin(without(common.origin().get(), OF_SHAPE));
  }

  /** Returns the item under another id; its image is called after it. */
  public static DatasetItem renamed(DatasetItem item, String id) {
    if (id.equals(item.id())) {
      return item;
    }
    Image image = item.image().orElse(null);
    DatasetItem renamed = item.withId(id).withImage(image == null ? null : image.withName(id + image.extension()));
    return item.origin().isEmpty() ? renamed : renamed.withOrigin(without(item.origin().get(), OF_NAME));
  }

  /** Returns the item with another picture of the same scene. */
  public static DatasetItem repainted(DatasetItem item, @Nullable Image image) {
    DatasetItem repainted = item.withImage(image);
    return item.origin().isEmpty() ? repainted : repainted.withOrigin(without(item.origin().get(), OF_PIXELS));
  }

  private static @Nullable Origin without(Origin origin, Set<String> names) {
    Attributes rest = origin.fields();
    for (String name : names) {
      rest = rest.without(name);
    }
    return rest.isEmpty() ? null : Origin.of(origin.family(), rest);
  }
}
