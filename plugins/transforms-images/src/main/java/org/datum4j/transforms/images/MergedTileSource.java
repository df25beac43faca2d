// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.jspecify.annotations.Nullable;

/** A source that joins the tiles of another one, in which those of one image stand side by side. It does not split. */
final class MergedTileSource implements DatasetSource {
  private final DatasetSource source;
  private final DatasetSchema schema;
  private final Run run;

  MergedTileSource(DatasetSource source, DatasetSchema schema, Run run) {
    this.source = source;
    this.schema = schema;
    this.run = run;
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Joined(source.items());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private final class Joined implements Spliterator<DatasetItem> {
    private final Spliterator<DatasetItem> items;
    private List<DatasetItem> tiles = new ArrayList<>();

    Joined(Spliterator<DatasetItem> items) {
      this.items = items;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      List<DatasetItem> whole = new ArrayList<>();
      while (whole.isEmpty() && items.tryAdvance(item -> whole.addAll(add(item)))) {
        continue;
      }
      if (whole.isEmpty()) {
        whole.addAll(tiles);
        tiles = new ArrayList<>();
      }
      if (whole.isEmpty()) {
        return false;
      }
      action.accept(new TileJoin(whole, run).join());
      return true;
    }

    /** Returns the tiles before, when this item is none of their image. */
    private List<DatasetItem> add(DatasetItem item) {
      List<DatasetItem> complete = List.of();
      if (!tiles.isEmpty() && !belongsToTiles(item)) {
        complete = tiles;
        tiles = new ArrayList<>();
      }
      tiles.add(item);
      return complete;
    }

    private boolean belongsToTiles(DatasetItem item) {
      return TilePlace.of(item).isPresent()
          && TilePlace.of(tiles.get(0)).isPresent()
          && MergeTileTransform.wholeOf(item).equals(MergeTileTransform.wholeOf(tiles.get(0)));
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return items.estimateSize();
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }
}
