// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * Changes the items that the user named, or all when none is; tells at the end of a pass which of them it never met.
 */
final class ChosenItems implements DatasetSource {
  private final DatasetSource mapped;
  private final Run run;
  private final Set<ItemKey> missing = ConcurrentHashMap.newKeySet();

  /**
   * Changes items.
   *
   * @param schema the schema after the change
   * @param ids what the user named
   * @param change null drops the item
   * @throws org.datum4j.api.issue.OptionException if an id is malformed
   */
  ChosenItems(
      DatasetSource source,
      DatasetSchema schema,
      Run run,
      List<String> ids,
      Function<DatasetItem, @Nullable DatasetItem> change) {
    this.run = run;
    Set<ItemKey> chosen = ItemKey.parse("id", ids);
    missing.addAll(chosen);
    this.mapped = MappedSource.mapOrDrop(source, schema, item -> {
      ItemKey key = ItemKey.of(item);
      if (!chosen.isEmpty() && !chosen.contains(key)) {
        return item;
      }
      missing.remove(key);
      return change.apply(item);
    });
  }

  @Override
  public DatasetSchema schema() {
    return mapped.schema();
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Watched(mapped.items(), new AtomicInteger(1));
  }

  @Override
  public void close() throws IOException {
    mapped.close();
  }

  private void reportMissing() {
    for (ItemKey key : missing) {
      if (missing.remove(key)) {
        run.issues().report(Issue.warning("TRANSFORM-ITEM-UNKNOWN",
            "option --id names the item \"" + key.id() + "\" of subset \"" + key.subset()
                + "\", expected one of the dataset",
            Location.unknown(), "Correct the id; nothing was changed for it."));
      }
    }
  }

  /** A part of a pass; the last part to end tells what is missing. */
  private final class Watched implements Spliterator<DatasetItem> {
    private final Spliterator<DatasetItem> items;
    private final AtomicInteger open;
    private boolean isDone;

    Watched(Spliterator<DatasetItem> items, AtomicInteger open) {
      this.items = items;
      this.open = open;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      boolean isThere = items.tryAdvance(action);
      if (!isThere) {
        done();
      }
      return isThere;
    }

    @Override
    public void forEachRemaining(Consumer<? super DatasetItem> action) {
      items.forEachRemaining(action);
      done();
    }

    private void done() {
      if (!isDone && open.decrementAndGet() == 0) {
        reportMissing();
      }
      isDone = true;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      Spliterator<DatasetItem> part = items.trySplit();
      if (part == null) {
        return null;
      }
      open.incrementAndGet();
      return new Watched(part, open);
    }

    @Override
    public long estimateSize() {
      return items.estimateSize();
    }

    @Override
    public int characteristics() {
      return items.characteristics();
    }
  }
}
