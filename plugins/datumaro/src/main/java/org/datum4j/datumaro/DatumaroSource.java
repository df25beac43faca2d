// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.json.SpanReader;
import org.jspecify.annotations.Nullable;

/** The items of all files, parsed when they are asked for. */
final class DatumaroSource implements DatasetSource {
  private static final int BATCH_ITEMS = 256;
  private static final int BATCH_BYTES = 1 << 20;

  private final DatasetSchema schema;
  private final List<DatumaroFile> files;
  private final DatumaroLabels labels;
  private final DatumaroImages images;
  private final DatumaroNotes notes;
  private final Run run;
  private final SpanReader[] open;

  DatumaroSource(
      DatasetSchema schema,
      List<DatumaroFile> files,
      DatumaroLabels labels,
      DatumaroImages images,
      DatumaroNotes notes,
      Run run) {
    this.schema = schema;
    this.files = files;
    this.labels = labels;
    this.images = images;
    this.notes = notes;
    this.run = run;
    this.open = new SpanReader[files.size()];
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    int last = files.size() - 1;
    return new Items(0, 0, last, last < 0 ? 0 : files.get(last).index().size());
  }

  private synchronized SpanReader bytes(int file) throws IOException {
    if (open[file] == null) {
      open[file] = SpanReader.open(files.get(file).path());
    }
    return open[file].fork();
  }

  @Override
  public synchronized void close() throws IOException {
    for (int i = 0; i < open.length; i++) {
      if (open[i] != null) {
        open[i].close();
        open[i] = null;
      }
    }
  }

  /** The items from one position to another; a position is a file and an item in it. */
  private final class Items implements Spliterator<DatasetItem> {
    private int file;
    private int item;
    private final int lastFile;
    private final int lastEnd;
    private final List<DatasetItem> ready = new ArrayList<>();
    private int next;
    private @Nullable SpanReader bytes;
    private @Nullable DatumaroItemReader reader;
    private int readerOf = -1;
    private final long[] starts = new long[BATCH_ITEMS];
    private final int[] lengths = new int[BATCH_ITEMS];

    Items(int file, int item, int lastFile, int lastEnd) {
      this.file = file;
      this.item = item;
      this.lastFile = lastFile;
      this.lastEnd = lastEnd;
    }

    private int end(int ofFile) {
      return ofFile == lastFile ? lastEnd : files.get(ofFile).index().size();
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      while (next == ready.size()) {
        if (!fill()) {
          return false;
        }
      }
      DatasetItem delivered = ready.get(next++);
      action.accept(delivered);
      return true;
    }

    private boolean fill() {
      ready.clear();
      next = 0;
      while (file < lastFile && item == end(file)) {
        file++;
        item = 0;
      }
      if (file > lastFile || item >= end(file)) {
        return false;
      }
      run.checkCancelled();
      try {
        batch();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return true;
    }

    private void batch() throws IOException {
      DatumaroFile current = files.get(file);
      DatumaroIndex index = current.index();
      int count = 0;
      long size = 0;
      for (int i = item; i < end(file) && count < BATCH_ITEMS; i++) {
        if (count > 0 && size + index.length(i) > BATCH_BYTES) {
          break;
        }
        starts[count] = index.start(i);
        lengths[count] = index.length(i);
        size += lengths[count++];
      }
      SpanReader from = bytes;
      DatumaroItemReader parser = reader;
      if (from == null || parser == null || readerOf != file) {
        from = bytes(file);
        parser = new DatumaroItemReader(current, labels.map(file), images, notes, run);
        bytes = from;
        reader = parser;
        readerOf = file;
      }
      from.readAll(starts, lengths, count);
      for (int i = 0; i < count; i++) {
        DatasetItem read = parser.read(from.bytes(), from.offset(i), lengths[i], starts[i], (long) item + i);
        if (read != null) {
          ready.add(read);
        }
      }
      item += count;
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      long rest = remaining();
      if (rest < 2 || next < ready.size()) {
        return null;
      }
      long half = rest / 2;
      int startFile = file;
      int startItem = item;
      while (half > 0) {
        int here = (int) Math.min(half, end(file) - item);
        item += here;
        half -= here;
        if (half > 0) {
          file++;
          item = 0;
        }
      }
      return new Items(startFile, startItem, file, item);
    }

    private long remaining() {
      long count = 0;
      for (int i = file; i <= lastFile; i++) {
        count += end(i);
      }
      return Math.max(0, count - item);
    }

    @Override
    public long estimateSize() {
      return remaining() + ready.size() - next;
    }

    @Override
    public int characteristics() {
      return ORDERED | NONNULL;
    }
  }
}
