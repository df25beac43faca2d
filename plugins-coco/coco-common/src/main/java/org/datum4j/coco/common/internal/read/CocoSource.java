// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.jspecify.annotations.Nullable;

/** The items of COCO files, made on demand from an index. Parts may be read by several threads. */
final class CocoSource implements DatasetSource {
  private static final int SMALLEST_PART = 32;

  private final DatasetSchema schema;
  private final List<CocoSubset> subsets;
  private final List<SubsetFiles> files;
  private final PanopticFolders panoptic;
  private final @Nullable ImageFinder finder;
  private final Tally tally;
  private final List<Queue<ItemReader>> pool = new ArrayList<>();
  private final long[] ends;
  private final AtomicLong delivered = new AtomicLong();

  CocoSource(
      DatasetSchema schema,
      List<CocoSubset> subsets,
      List<SubsetFiles> files,
      PanopticFolders panoptic,
      @Nullable ImageFinder finder,
      Tally tally) {
    this.schema = schema;
    this.subsets = subsets;
    this.files = files;
    this.panoptic = panoptic;
    this.finder = finder;
    this.tally = tally;
    ends = new long[subsets.size()];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += subsets.get(i).count();
      ends[i] = end;
      pool.add(new ConcurrentLinkedQueue<>());
    }
  }

  private long count() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    delivered.set(0);
    if (count() == 0) {
      tally.flush();
    }
    return new Part(0, count());
  }

  @Override
  public void close() throws IOException {
    tally.flush();
    IOException first = null;
    for (SubsetFiles of : files) {
      for (FileChannel channel : of.channels()) {
        try {
          channel.close();
        } catch (IOException failed) {
          first = first == null ? failed : first;
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private int subsetOf(long item) {
    int subset = 0;
    while (ends[subset] <= item) {
      subset++;
    }
    return subset;
  }

  /** The oddities are told with the last item, so that they stand in the report of the run that found them. */
  private void delivered(long items) {
    if (delivered.addAndGet(items) == count()) {
      tally.flush();
    }
  }

  private final class Part implements Spliterator<DatasetItem> {
    private long next;
    private final long end;
    private int subset = -1;
    private @Nullable ItemReader reader;

    Part(long next, long end) {
      this.next = next;
      this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      if (next >= end) {
        return false;
      }
      DatasetItem item = read(next++);
      if (next == end) {
        release();
      }
      action.accept(item);
      delivered(1);
      return true;
    }

    private DatasetItem read(long item) {
      if (subset < 0 || item >= ends[subset]) {
        release();
        subset = subsetOf(item);
      }
      ItemReader own = reader;
      if (own == null) {
        own = pool.get(subset).poll();
        own = Objects.requireNonNullElseGet(
            own, () -> new ItemReader(subsets.get(subset), files.get(subset), panoptic, finder));
        reader = own;
      }
      try {
        return own.read((int) (item - (ends[subset] - subsets.get(subset).count())));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    private void release() {
      ItemReader own = reader;
      if (own != null) {
        pool.get(subset).add(own);
        reader = null;
      }
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      long half = (next + end) >>> 1;
      if (half - next < SMALLEST_PART) {
        return null;
      }
      Part first = new Part(next, half);
      release();
      subset = -1;
      next = half;
      return first;
    }

    @Override
    public long estimateSize() {
      return end - next;
    }

    @Override
    public int characteristics() {
      return ORDERED | SIZED | SUBSIZED | NONNULL | IMMUTABLE;
    }
  }
}
