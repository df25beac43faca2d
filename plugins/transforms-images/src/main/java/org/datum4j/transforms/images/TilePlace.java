// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.Optional;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.jspecify.annotations.Nullable;

/**
 * Where a tile was in its image, as its item's attributes tell.
 *
 * @param id id of the whole item
 * @param index number of the tile
 * @param x left edge
 * @param y top edge
 * @param size size of the whole image
 */
record TilePlace(String id, int index, int x, int y, ImageSize size) {
  private static final String ID = "tile_of";
  private static final String INDEX = "tile_index";
  private static final String X = "tile_x";
  private static final String Y = "tile_y";
  private static final String WIDTH = "tile_of_width";
  private static final String HEIGHT = "tile_of_height";
  /** Item attribute in which COCO's image id stands; a tile must not claim the id of the whole. */
  private static final String IMAGE_ID = "id";
  private static final String KEPT_IMAGE_ID = "tile_of_image_id";
  private static final int MOST_SIDE = 1 << 24;

  /** Returns the attributes of a tile. */
  static Attributes mark(DatasetItem item, int index, Window window, ImageSize size) {
    Attributes marked = item.attributes()
        .without(IMAGE_ID)
        .with(ID, item.id())
        .with(INDEX, index)
        .with(X, window.x())
        .with(Y, window.y())
        .with(WIDTH, size.width())
        .with(HEIGHT, size.height());
    return item.attributes().has(IMAGE_ID) ? marked.with(KEPT_IMAGE_ID, item.attributes().get(IMAGE_ID)) : marked;
  }

  /** Returns the attributes of the whole, from those of a tile. */
  static Attributes unmark(Attributes tile) {
    Attributes whole = tile.without(ID).without(INDEX).without(X).without(Y).without(WIDTH).without(HEIGHT);
    return tile.has(KEPT_IMAGE_ID)
        ? whole.without(KEPT_IMAGE_ID).with(IMAGE_ID, tile.get(KEPT_IMAGE_ID))
        : whole;
  }

  /** Reads an item's attributes; empty if it is no tile. */
  static Optional<TilePlace> of(DatasetItem item) {
    Attributes attributes = item.attributes();
    String id = attributes.text(ID).orElse("");
    long index = number(attributes.get(INDEX));
    long x = number(attributes.get(X));
    long y = number(attributes.get(Y));
    long width = number(attributes.get(WIDTH));
    long height = number(attributes.get(HEIGHT));
    if (id.isEmpty() || Math.min(index, Math.min(x, y)) < 0 || Math.min(width, height) < 1) {
      return Optional.empty();
    }
    if (Math.max(Math.max(width, height), Math.max(index, Math.max(x, y))) > MOST_SIDE) {
      return Optional.empty();
    }
    return Optional.of(
        new TilePlace(id, (int) index, (int) x, (int) y, new ImageSize((int) width, (int) height)));
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Long whole) {
      return whole;
    }
    return value instanceof Double number && number == Math.rint(number) ? number.longValue() : -1;
  }
}
