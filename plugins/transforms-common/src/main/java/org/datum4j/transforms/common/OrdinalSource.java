// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import java.io.IOException;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.jspecify.annotations.Nullable;

/**
 * A source that changes, and may drop, the items of another one by their position in it. What to do is planned once,
 * before the first item; a plan may look at all items in a pass of its own.
 *
 * <p>It splits as the other source does if that one knows the sizes of its parts; else it is read from front to end,
 * since only so is the position known.
 */
public final class OrdinalSource implements DatasetSource {
  private static final int EXACT = Spliterator.SIZED | Spliterator.SUBSIZED;

  private final DatasetSource source;
  private final DatasetSchema schema;
  private final Supplier<Change> plan;
  private final boolean keepsAll;
  private @Nullable Change change;

  private OrdinalSource(DatasetSource source, DatasetSchema schema, Supplier<Change> plan, boolean keepsAll) {
    this.source = source;
    this.schema = schema;
    this.plan = plan;
    this.keepsAll = keepsAll;
  }

  /**
   * Changes every item.
   *
   * @param schema the schema after the change
   * @param plan called once, when the items are first asked for; the change never gives null
   */
  public static OrdinalSource map(DatasetSource source, DatasetSchema schema, Supplier<Change> plan) {
    return new OrdinalSource(source, schema, plan, true);
  }

  /**
   * Changes or drops items.
   *
   * @param schema the schema after the change
   * @param plan called once, when the items are first asked for
   */
  public static OrdinalSource mapOrDrop(DatasetSource source, DatasetSchema schema, Supplier<Change> plan) {
    return new OrdinalSource(source, schema, plan, false);
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Numbered(source.items(), planned(), 0);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private synchronized Change planned() {
    Change known = change;
    if (known == null) {
      known = plan.get();
      change = known;
    }
    return known;
  }

  /** What becomes of an item. */
  @FunctionalInterface
  public interface Change {
    /**
     * Changes an item. Called in any thread and order.
     *
     * @param ordinal the item's position in the source, from 0
     * @return null to drop the item
     */
    @Nullable DatasetItem apply(int ordinal, DatasetItem item);
  }

  private final class Numbered implements Spliterator<DatasetItem> {
    private final Spliterator<DatasetItem> items;
    private final Change change;
    private int next;

    Numbered(Spliterator<DatasetItem> items, Change change, int next) {
      this.items = items;
      this.change = change;
      this.next = next;
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
      DatasetItem changed = change.apply(next++, item);
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
      Spliterator<DatasetItem> part = items.hasCharacteristics(EXACT) ? items.trySplit() : null;
      if (part == null) {
        return null;
      }
      Numbered first = new Numbered(part, change, next);
      next += (int) part.estimateSize();
      return first;
    }

    @Override
    public long estimateSize() {
      return items.estimateSize();
    }

    @Override
    public int characteristics() {
      int inherited = items.characteristics() & (ORDERED | NONNULL | SIZED | SUBSIZED);
      return keepsAll ? inherited : inherited & ~EXACT;
    }
  }
}
