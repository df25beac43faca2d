// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.jspecify.annotations.Nullable;

/** A source that changes, and may drop, the items of another one by one; it splits as that one does. */
public final class MappedSource implements DatasetSource {
  private final DatasetSource source;
  private final DatasetSchema schema;
  private final Function<DatasetItem, @Nullable DatasetItem> change;
  private final boolean keepsAll;

  private MappedSource(
      DatasetSource source,
      DatasetSchema schema,
      Function<DatasetItem, @Nullable DatasetItem> change,
      boolean keepsAll) {
    this.source = source;
    this.schema = schema;
    this.change = Objects.requireNonNull(change);
    this.keepsAll = keepsAll;
  }

  /**
   * Changes every item.
   *
   * @param schema the schema after the change
   * @param change called in any thread and order; never returns null
   */
  public static MappedSource map(
      DatasetSource source, DatasetSchema schema, Function<DatasetItem, DatasetItem> change) {
    return new MappedSource(source, schema, change::apply, true);
  }

  /**
   * Changes or drops items.
   *
   * @param schema the schema after the change
   * @param change called in any thread and order; null drops the item
   */
  public static MappedSource mapOrDrop(
      DatasetSource source, DatasetSchema schema, Function<DatasetItem, @Nullable DatasetItem> change) {
    return new MappedSource(source, schema, change, false);
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Mapped(source.items());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private final class Mapped implements Spliterator<DatasetItem> {
    private final Spliterator<DatasetItem> items;

    Mapped(Spliterator<DatasetItem> items) {
      this.items = items;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      boolean[] delivered = new boolean[1];
      while (!delivered[0] && items.tryAdvance(item -> delivered[0] = deliver(item, action))) {
        continue;
      }
      return delivered[0];
    }

    private boolean deliver(DatasetItem item, Consumer<? super DatasetItem> action) {
      DatasetItem changed = change.apply(item);
      if (changed == null) {
        return false;
      }
      action.accept(changed);
      return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super DatasetItem> action) {
      items.forEachRemaining(item -> deliver(item, action));
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      Spliterator<DatasetItem> part = items.trySplit();
      return part == null ? null : new Mapped(part);
    }

    @Override
    public long estimateSize() {
      return items.estimateSize();
    }

    @Override
    public int characteristics() {
      int inherited = items.characteristics() & (ORDERED | NONNULL | SIZED | SUBSIZED);
      return keepsAll ? inherited : inherited & ~(SIZED | SUBSIZED);
    }
  }
}
