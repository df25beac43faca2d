// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.List;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Image;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.image.RgbImage;
import org.datum4j.transforms.common.Origins;
import org.jspecify.annotations.Nullable;

/** Joins the tiles of one image. */
final class TileJoin {
  private final List<DatasetItem> tiles;
  private final Run run;

  TileJoin(List<DatasetItem> tiles, Run run) {
    this.tiles = List.copyOf(tiles);
    this.run = run;
  }

  /** Returns the whole, or the item itself if it is no tile. */
  DatasetItem join() {
    DatasetItem first = tiles.get(0);
    TilePlace place = TilePlace.of(first).orElse(null);
    if (place == null) {
      return first;
    }
    DatasetItem whole = first.withId(place.id()).withAttributes(TilePlace.unmark(first.attributes()));
    TileShapes shapes = new TileShapes(whole, place.size(), run);
    for (DatasetItem tile : tiles) {
      TilePlace.of(tile).ifPresent(at -> shapes.add(tile, at));
    }
    return Origins.repainted(whole.withAnnotations(shapes.joined()), picture(place));
  }

  private @Nullable Image picture(TilePlace place) {
    Image sample = tiles.get(0).image().orElse(null);
    if (sample == null) {
      return null;
    }
    String name = place.id() + sample.extension();
    ImageSize size = place.size();
    if (tiles.stream().noneMatch(tile -> tile.image().map(Image::hasData).orElse(false))) {
      return Image.missing(name, size);
    }
    return Pictures.made(name, size, () -> {
      RgbImage whole = RgbImage.filled(size.width(), size.height(), 0);
      for (DatasetItem tile : tiles) {
        Image image = tile.image().orElse(null);
        TilePlace at = TilePlace.of(tile).orElse(null);
        if (image != null && at != null && image.hasData()) {
          whole.paste(Pictures.decoded(tile, image), at.x(), at.y());
        }
      }
      return whole;
    });
  }
}
