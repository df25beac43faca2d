// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.OptionalLong;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Cuts every image into a grid of tiles, each an item of its own, called {@code ID_tile_N}. A tile keeps what is
 * drawn in it: boxes, polygons and masks are cut, and go if too little of them is left; lines and keypoints stay only
 * where they lie wholly inside; labels and captions stand in every tile. Attributes {@code tile_…} of the items say
 * where a tile was, so that {@code merge_tile} can join them again.
 *
 * <p>Lazy, item by item; pictures are decoded when they are written. The size of the image must be known.
 */
@Format(name = "tile", title = "Cut images into tiles")
public final class TileTransform implements Transform {
  private static final OptionType<TileOptions> OPTIONS = OptionType.of(MethodHandles.lookup(), TileOptions.class);

  /** Makes the transform. */
  public TileTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public List<Loss> losses() {
    return List.of(CutItem.CURVED, Tiles.NOWHERE);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    TileOptions options = request.options(OPTIONS);
    TileGrid grid = options.grid();
    Run run = request.run();
    return new ExpandedSource(
        source,
        CutItem.schema(source.schema()).withItemCount(OptionalLong.empty()),
        item -> new Tiles(item, run, options.thresholdDropAnn()).of(grid));
  }
}
