// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.json.SpanReader;
import org.jspecify.annotations.Nullable;

/** The items of all files: pieces of the files are read when they are asked for. */
final class CvatSource implements DatasetSource {
  private static final int BATCH_ITEMS = 64;
  private static final int BATCH_PIECES = 1 << 14;
  private static final long BATCH_BYTES = 1 << 21;
  private static final int SMALLEST = 8;

  private final DatasetSchema schema;
  private final List<CvatFile> files;
  private final int[] firsts;
  private final CvatShapes shapes;
  private final CvatImages images;
  private final Run run;
  private final @Nullable SpanReader[] open;

  CvatSource(DatasetSchema schema, List<CvatFile> files, CvatShapes shapes, CvatImages images, Run run) {
    this.schema = schema;
    this.files = files;
    this.shapes = shapes;
    this.images = images;
    this.run = run;
    this.open = new @Nullable SpanReader[files.size()];
    this.firsts = new int[files.size() + 1];
    for (int i = 0; i < files.size(); i++) {
      firsts[i + 1] = Math.addExact(firsts[i], files.get(i).size());
    }
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Items(0, firsts[files.size()]);
  }

  private synchronized SpanReader bytes(int file) throws IOException {
    SpanReader known = open[file];
    if (known == null) {
      known = SpanReader.open(files.get(file).path());
      open[file] = known;
    }
    return known.fork();
  }

  @Override
  public synchronized void close() throws IOException {
    for (int i = 0; i < open.length; i++) {
      SpanReader known = open[i];
      if (known != null) {
        known.close();
        open[i] = null;
      }
    }
  }

  /** The items from one position to another; positions go on through all files. */
  private final class Items implements Spliterator<DatasetItem> {
    private int position;
    private final int end;
    private final List<DatasetItem> ready = new ArrayList<>(BATCH_ITEMS);
    private int next;
    private int file = -1;
    private @Nullable SpanReader bytes;
    private @Nullable CvatItemReader reader;
    private long[] starts = new long[256];
    private int[] lengths = new int[256];
    private long[] lines = new long[256];
    private int count;
    private long size;

    Items(int position, int end) {
      this.position = position;
      this.end = end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      while (next == ready.size()) {
        if (position >= end) {
          return false;
        }
        run.checkCancelled();
        try {
          batch();
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      }
      action.accept(ready.get(next++));
      return true;
    }

    private CvatItemReader reader() throws IOException {
      CvatItemReader known = reader;
      if (known == null || position >= firsts[file + 1]) {
        do {
          file++;
        } while (position >= firsts[file + 1]);
        bytes = bytes(file);
        known = new CvatItemReader(files.get(file), shapes, images, run);
        reader = known;
      }
      return known;
    }

    private void batch() throws IOException {
      ready.clear();
      next = 0;
      count = 0;
      size = 0;
      CvatItemReader items = reader();
      CvatFile current = files.get(file);
      int first = position - firsts[file];
      int last = Math.min(end, firsts[file + 1]) - firsts[file];
      int item = first;
      while (item < last && item - first < BATCH_ITEMS && count < BATCH_PIECES && size < BATCH_BYTES) {
        ask(current, item++);
      }
      SpanReader from = bytes;
      if (from == null) {
        throw new IllegalStateException("no file is open");
      }
      from.readAll(starts, lengths, count);
      int piece = 0;
      for (int i = first; i < item; i++) {
        CvatItemReader.Piece image = i < current.images().size() ? piece(from, piece++) : null;
        List<CvatItemReader.Piece> tracked = new ArrayList<>();
        for (int k = current.frames().count(i); k > 0; k--) {
          tracked.add(piece(from, piece++));
        }
        DatasetItem read = items.read(i, image, tracked);
        if (read != null) {
          ready.add(read);
        }
      }
      position = firsts[file] + item;
    }

    private CvatItemReader.Piece piece(SpanReader from, int index) {
      return new CvatItemReader.Piece(from.bytes(), from.offset(index), lengths[index], lines[index]);
    }

    private void ask(CvatFile current, int item) {
      if (item < current.images().size()) {
        ask(current.images(), item);
      }
      for (int i = 0; i < current.frames().count(item); i++) {
        ask(current.trackShapes(), current.frames().shape(item, i));
      }
    }

    private void ask(CvatFile.Spans spans, int row) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        lengths = Arrays.copyOf(lengths, count * 2);
        lines = Arrays.copyOf(lines, count * 2);
      }
      starts[count] = spans.starts().get(row);
      lengths[count] = (int) spans.lengths().get(row);
      lines[count] = spans.lines().get(row);
      size += lengths[count++];
    }

    @Override
    public @Nullable Spliterator<DatasetItem> trySplit() {
      int middle = (position + end) >>> 1;
      if (end - position < 2 * SMALLEST || next < ready.size()) {
        return null;
      }
      Items first = new Items(position, middle);
      position = middle;
      reader = null;
      file = -1;
      return first;
    }

    @Override
    public long estimateSize() {
      return (long) end - position + ready.size() - next;
    }

    @Override
    public int characteristics() {
      // Items may be left out, so the count is not exact.
      return ORDERED | NONNULL;
    }
  }
}
