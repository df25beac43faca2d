// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.jspecify.annotations.Nullable;

/** The items of several sources, one source after the other; splits between the sources first. */
final class SourceChain implements Spliterator<DatasetItem> {
  private final Deque<Spliterator<DatasetItem>> rest;

  private SourceChain(Deque<Spliterator<DatasetItem>> rest) {
    this.rest = rest;
  }

  static SourceChain of(List<? extends DatasetSource> sources) {
    Deque<Spliterator<DatasetItem>> all = new ArrayDeque<>();
    sources.forEach(source -> all.add(source.items()));
    return new SourceChain(all);
  }

  @Override
  public boolean tryAdvance(Consumer<? super DatasetItem> action) {
    while (!rest.isEmpty()) {
      if (rest.peek().tryAdvance(action)) {
        return true;
      }
      rest.remove();
    }
    return false;
  }

  @Override
  public void forEachRemaining(Consumer<? super DatasetItem> action) {
    while (!rest.isEmpty()) {
      rest.remove().forEachRemaining(action);
    }
  }

  @Override
  public @Nullable Spliterator<DatasetItem> trySplit() {
    if (rest.size() > 1) {
      Deque<Spliterator<DatasetItem>> first = new ArrayDeque<>();
      for (int half = rest.size() / 2; half > 0; half--) {
        first.add(rest.remove());
      }
      return new SourceChain(first);
    }
    return rest.isEmpty() ? null : rest.peek().trySplit();
  }

  @Override
  public long estimateSize() {
    long sum = 0;
    for (Spliterator<DatasetItem> part : rest) {
      long size = part.estimateSize();
      if (size > Long.MAX_VALUE - sum) {
        return Long.MAX_VALUE;
      }
      sum += size;
    }
    return sum;
  }

  @Override
  public int characteristics() {
    int common = ORDERED | NONNULL | SIZED | SUBSIZED;
    for (Spliterator<DatasetItem> part : new ArrayList<>(rest)) {
      common &= part.characteristics();
    }
    return common | ORDERED | NONNULL;
  }
}
