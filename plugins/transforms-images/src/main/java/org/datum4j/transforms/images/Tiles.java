// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.image.RgbImage;
import org.datum4j.transforms.common.Origins;

/** The tiles of one item. */
final class Tiles {
  /** Shapes that no tile keeps. */
  static final Loss NOWHERE =
      new Loss("TRANSFORM-TILE-NONE", "shapes that no tile holds enough of", "left out");

  private final DatasetItem item;
  private final Run run;
  private final double leastShare;

  Tiles(DatasetItem item, Run run, double leastShare) {
    this.item = item;
    this.run = run;
    this.leastShare = leastShare;
  }

  /** Returns an item for each tile; none, and an issue, if the size of the image is not known. */
  List<DatasetItem> of(TileGrid grid) {
    Optional<ImageSize> size = item.image().flatMap(Image::size);
    if (size.isEmpty()) {
      SizeFault.report(item, run);
      return List.of();
    }
    Image image = item.image().orElseThrow();
    SharedPicture picture = new SharedPicture(item, image);
    List<Window> windows = grid.windows(size.get());
    List<DatasetItem> tiles = new ArrayList<>(windows.size());
    CutItem cuts = new CutItem(item, run);
    for (int i = 0; i < windows.size(); i++) {
      List<Annotation> shapes = cuts.shapes(windows.get(i), leastShare, true);
      tiles.add(tile(i, windows.get(i), size.get(), image, picture).withAnnotations(shapes));
    }
    cuts.noteUnseen(NOWHERE);
    return tiles;
  }

  private DatasetItem tile(int index, Window window, ImageSize size, Image image, SharedPicture picture) {
    String id = item.id() + "_tile_" + index;
    String name = id + image.extension();
    Image cut = image.hasData()
        ? Pictures.made(name, window.size(), () -> crop(picture.get(), window))
        : Image.missing(name, window.size());
    DatasetItem tile = item.withId(id).withAttributes(TilePlace.mark(item, index, window, size));
    return Origins.repainted(tile, cut);
  }

  private static RgbImage crop(RgbImage picture, Window window) {
    return picture.crop(window.x(), window.y(), window.width(), window.height());
  }
}
