// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.coco.common.CocoImageRecord;
import org.datum4j.coco.common.internal.index.SafeName;
import org.jspecify.annotations.Nullable;

/** Names of images in COCO files: the item's id and an extension, or what was read for the item. */
final class ImageNames {
  private static final String DEFAULT_EXTENSION = ".jpg";

  private ImageNames() {}

  /**
   * Returns the name of an item's image.
   *
   * @param record what the item was read from, or null
   * @param extension the extension that is wanted, or the empty text
   */
  static String of(DatasetItem item, @Nullable CocoImageRecord record, String extension) {
    if (record != null && record.itemId().equals(item.id())) {
      String read = record.fileName();
      String safe = SafeName.of(read);
      String kept = safe.isEmpty() ? read : SafeName.leadsOut(read) ? safe : read;
      return extension.isEmpty() ? kept : SafeName.stem(kept) + extension;
    }
    String own = item.image().map(Image::extension).orElse("");
    return item.id() + (!extension.isEmpty() ? extension : own.isEmpty() ? DEFAULT_EXTENSION : own);
  }

  /** Returns a subset's name as part of file names: no slash and no character that some system refuses. */
  static String subset(String subset) {
    StringBuilder safe = new StringBuilder(subset.length());
    for (int i = 0; i < subset.length(); i++) {
      char c = subset.charAt(i);
      safe.append(c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0 ? '_' : c);
    }
    String name = safe.toString();
    return name.chars().allMatch(c -> c == '.') ? name.replace('.', '_') : name;
  }
}
