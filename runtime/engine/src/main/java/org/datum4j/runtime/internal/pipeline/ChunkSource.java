// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.datum4j.api.model.DatasetItem;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into small parts in order: by splitting, so that the items are made by whoever takes the part; or, where
 * the source does not split, by reading some items ahead. To be called by one thread at a time.
 */
final class ChunkSource {
  private static final int CHUNK = 128;

  private final Deque<Spliterator<DatasetItem>> rest = new ArrayDeque<>();

  ChunkSource(Spliterator<DatasetItem> items) {
    rest.push(items);
  }

  /** Returns the next part, or null at the end. */
  @Nullable Spliterator<DatasetItem> next() {
    while (!rest.isEmpty()) {
      Spliterator<DatasetItem> first = rest.pop();
      while (mayBeSplit(first)) {
        Spliterator<DatasetItem> prefix = first.trySplit();
        if (prefix == null) {
          break;
        }
        rest.push(first);
        first = prefix;
      }
      if (first.estimateSize() <= CHUNK) {
        return first;
      }
      List<DatasetItem> batch = readAhead(first);
      if (!batch.isEmpty()) {
        return batch.spliterator();
      }
    }
    return null;
  }

  /** Splitting something of unknown size would have it buffer more and more. */
  private static boolean mayBeSplit(Spliterator<DatasetItem> items) {
    long size = items.estimateSize();
    return size > CHUNK && size != Long.MAX_VALUE;
  }

  private List<DatasetItem> readAhead(Spliterator<DatasetItem> items) {
    List<DatasetItem> batch = new ArrayList<>(CHUNK);
    try {
      while (items.tryAdvance(batch::add)) {
        if (batch.size() == CHUNK) {
          rest.push(items);
          break;
        }
      }
    } catch (RuntimeException | Error broken) {
      if (batch.isEmpty()) {
        throw broken;
      }
      // What came before may fail, too, and then is the first failure.
      rest.push(new Broken(broken));
    }
    return batch;
  }

  /** Throws when it is asked for an item. */
  private record Broken(Throwable failure) implements Spliterator<DatasetItem> {
    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      if (failure instanceof Error grave) {
        throw grave;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      return null;
    }

    @Override
    public long estimateSize() {
      return 1;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }
}
