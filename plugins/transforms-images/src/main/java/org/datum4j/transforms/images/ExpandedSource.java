// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.jspecify.annotations.Nullable;

/** A source that makes several items of each one of another source; it splits as that one does. */
final class ExpandedSource implements DatasetSource {
  private final DatasetSource source;
  private final DatasetSchema schema;
  private final Function<DatasetItem, List<DatasetItem>> parts;

  /**
   * Expands items.
   *
   * @param schema the schema after the change
   * @param parts called in any thread and order
   */
  ExpandedSource(DatasetSource source, DatasetSchema schema, Function<DatasetItem, List<DatasetItem>> parts) {
    this.source = source;
    this.schema = schema;
    this.parts = parts;
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Expanded(source.items());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private final class Expanded implements Spliterator<DatasetItem> {
    private final Spliterator<DatasetItem> items;
    private final Queue<DatasetItem> waiting = new ArrayDeque<>();

    Expanded(Spliterator<DatasetItem> items) {
      this.items = items;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      while (waiting.isEmpty()) {
        if (!items.tryAdvance(item -> waiting.addAll(parts.apply(item)))) {
          return false;
        }
      }
      action.accept(waiting.remove());
      return true;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      // What waits comes before all that could be split off.
      Spliterator<DatasetItem> part = waiting.isEmpty() ? items.trySplit() : null;
      return part == null ? null : new Expanded(part);
    }

    @Override
    public long estimateSize() {
      return items.estimateSize();
    }

    @Override
    public int characteristics() {
      return items.characteristics() & (ORDERED | NONNULL);
    }
  }
}
