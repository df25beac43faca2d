// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Run;
import org.datum4j.kit.json.SpanReader;
import org.jspecify.annotations.Nullable;

/** The records of all files, read when they are asked for. */
final class RoboflowTfrecordSource implements DatasetSource {
  private final DatasetSchema schema;
  private final List<RoboflowTfrecordFile> files;
  private final RoboflowTfrecordItems items;
  private final Run run;
  private final Map<RoboflowTfrecordFile, SpanReader> open = new HashMap<>();

  RoboflowTfrecordSource(
      DatasetSchema schema, List<RoboflowTfrecordFile> files, RoboflowTfrecordLabels labels, Run run) {
    this.schema = schema;
    this.files = List.copyOf(files);
    this.items = new RoboflowTfrecordItems(labels, schema.categories().labels(), run.issues());
    this.run = run;
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    return new Items();
  }

  private synchronized SpanReader bytes(RoboflowTfrecordFile file) throws IOException {
    SpanReader known = open.get(file);
    if (known == null) {
      known = SpanReader.open(file.path());
      open.put(file, known);
    }
    return known.fork();
  }

  @Override
  public synchronized void close() throws IOException {
    for (SpanReader reader : open.values()) {
      reader.close();
    }
    open.clear();
  }

  /** Reads a record; null when it is not sound. */
  static @Nullable RoboflowTfrecordExample example(
      RoboflowTfrecordFile file, int record, SpanReader bytes, IssueSink issues) throws IOException {
    int length = file.length(record);
    int from = bytes.read(file.start(record), length + 4);
    String fault = "the check sum of record " + record + " is wrong";
    if (RoboflowTfrecordFile.isSound(bytes.bytes(), from, length)) {
      try {
        return RoboflowTfrecordExample.of(bytes.bytes(), from, from + length);
      } catch (IllegalArgumentException malformed) {
        fault = "record " + record + " cannot be read: " + malformed.getMessage();
      }
    }
    issues.report(
        Issue.error("ROBOFLOW-RECORD-FAULTY", fault, where(file, record),
            "Download the file again, or import with --on-error skip to leave the record out."));
    return null;
  }

  private static Location where(RoboflowTfrecordFile file, int record) {
    return Location.ofFile(file.name()).withOffset(file.start(record));
  }

  private final class Items extends Spliterators.AbstractSpliterator<DatasetItem> {
    private int file;
    private int record;
    private @Nullable SpanReader bytes;

    Items() {
      super(schema.itemCount().orElse(Long.MAX_VALUE), ORDERED | NONNULL);
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      DatasetItem item = null;
      try {
        while (item == null && file < files.size()) {
          if (record == files.get(file).size()) {
            file++;
            record = 0;
            bytes = null;
          } else {
            item = read(files.get(file), record++);
          }
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      if (item == null) {
        return false;
      }
      action.accept(item);
      return true;
    }

    private @Nullable DatasetItem read(RoboflowTfrecordFile from, int index) throws IOException {
      run.checkCancelled();
      SpanReader spans = bytes;
      if (spans == null) {
        spans = bytes(from);
        bytes = spans;
      }
      RoboflowTfrecordExample example = example(from, index, spans, run.issues());
      String subset = RoboflowTfrecordImporter.subset(from.name());
      return example == null ? null : items.item(example, subset, where(from, index));
    }
  }
}
