// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.io.IOException;
import java.lang.ref.SoftReference;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.kit.image.RgbImage;

/** A picture that several tiles are cut from; it is decoded again only if memory became short in between. */
final class SharedPicture {
  private final DatasetItem item;
  private final Image image;
  private SoftReference<RgbImage> decoded = new SoftReference<>(null);

  SharedPicture(DatasetItem item, Image image) {
    this.item = item;
    this.image = image;
  }

  synchronized RgbImage get() throws IOException {
    RgbImage picture = decoded.get();
    if (picture == null) {
      picture = Pictures.decoded(item, image);
      decoded = new SoftReference<>(picture);
    }
    return picture;
  }
}
