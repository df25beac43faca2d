// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.IntList;
import org.datum4j.transforms.common.ItemKey;
import org.datum4j.transforms.common.Passes;
import org.datum4j.transforms.common.ReorderedSource;

/**
 * Joins the tiles that {@code tile} made to whole images again. Parts of a box, polygon or mask are joined by the
 * annotation's id, masks without ids by label and attributes; what is equal in several tiles stands once. Polygons
 * that were cut are joined along the edges of their pixels, which is noted as a loss. Items that are no tiles stay as
 * they are.
 *
 * <p>It needs the tiles of an image side by side: a first pass keeps which tile belongs where; tiles that are
 * scattered are collected in windows of bounded size, with a pass for each window. Pictures are decoded when they are
 * written.
 */
@Format(name = "merge_tile", title = "Join tiles to images")
public final class MergeTileTransform implements Transform {
  /** Makes the transform. */
  public MergeTileTransform() {}

  @Override
  public List<Loss> losses() {
    return List.of(TileShapes.RETRACED);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    DatasetSource ordered = new ReorderedSource(source, source.schema(), run, () -> order(source, run));
    return new MergedTileSource(ordered, source.schema().withItemCount(OptionalLong.empty()), run);
  }

  private static ReorderedSource.Order order(DatasetSource source, Run run) {
    Map<ItemKey, List<int[]>> tiles = new LinkedHashMap<>();
    IntList weights = new IntList();
    Passes.forEach(source, run, "looking for tiles", (item, ordinal) -> {
      int index = TilePlace.of(item).map(TilePlace::index).orElse(0);
      tiles.computeIfAbsent(wholeOf(item), key -> new ArrayList<>(1)).add(new int[] {index, ordinal});
      weights.add(item.annotations().size());
    });
    IntList ordinals = new IntList();
    for (List<int[]> ofOne : tiles.values()) {
      ofOne.sort((a, b) -> Integer.compare(a[0], b[0]));
      ofOne.forEach(tile -> ordinals.add(tile[1]));
    }
    return new ReorderedSource.Order(ordinals.toArray(), weights.toArray());
  }

  /** Returns the key of the whole that an item is a tile of, or its own. */
  static ItemKey wholeOf(DatasetItem item) {
    return TilePlace.of(item).map(place -> new ItemKey(place.id(), item.subset())).orElse(ItemKey.of(item));
  }
}
