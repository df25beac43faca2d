// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.LabelCategories;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.InputFolder;
import org.datum4j.kit.json.JsonReader;
import org.datum4j.kit.json.SpanReader;
import org.datum4j.kit.tally.ImageOddities;
import org.datum4j.kit.tally.IssueTally;
import org.jspecify.annotations.Nullable;

/** The records of all files, parsed when they are asked for. */
final class RoboflowCreateMlSource implements DatasetSource {
  private final DatasetSchema schema;
  private final List<RoboflowCreateMlFile> files;
  private final InputFolder folder;
  private final IssueSink issues;
  private final IssueTally tally;
  private final ImageOddities images;
  private final boolean centered;
  private final Map<RoboflowCreateMlFile, SpanReader> open = new HashMap<>();

  RoboflowCreateMlSource(DatasetSchema schema, List<RoboflowCreateMlFile> files, ImportRequest request) {
    this.schema = schema;
    this.files = List.copyOf(files);
    this.folder = request.folder();
    this.issues = request.run().issues();
    this.tally = new IssueTally(issues);
    this.images = new ImageOddities(tally, "ROBOFLOW", schema.itemCount().orElse(0));
    this.centered =
        request.options(RoboflowCreateMlOptions.IMPORT).anchor() == RoboflowCreateMlOptions.Anchor.CENTER;
  }

  @Override
  public DatasetSchema schema() {
    return schema;
  }

  @Override
  public Spliterator<DatasetItem> items() {
    tally.expect(schema.itemCount().orElse(0));
    return new Items();
  }

  private synchronized SpanReader bytes(RoboflowCreateMlFile file) throws IOException {
    SpanReader known = open.get(file);
    if (known == null) {
      known = SpanReader.open(file.path());
      open.put(file, known);
    }
    return known.fork();
  }

  @Override
  public synchronized void close() throws IOException {
    tally.tell();
    for (SpanReader reader : open.values()) {
      reader.close();
    }
    open.clear();
  }

  private DatasetItem item(RoboflowCreateMlFile file, String name, List<Annotation> annotations) throws IOException {
    String image = name.replace('\\', '/');
    int dot = image.lastIndexOf('.');
    String id = dot > image.lastIndexOf('/') + 1 ? image.substring(0, dot) : image;
    String beside = file.name().substring(0, file.name().lastIndexOf('/') + 1);
    Path path = folder.find(beside + image).orElse(null);
    Image found = path == null ? Image.missing(image, null) : images.checked(Image.ofFile(image, path, null));
    return DatasetItem.of(id, file.subset(), found, annotations, Attributes.empty());
  }

  private final class Items extends Spliterators.AbstractSpliterator<DatasetItem> {
    private final JsonReader json = new JsonReader();
    private final JsonReader single = new JsonReader();
    private final RoboflowCreateMlRecord reader = new RoboflowCreateMlRecord();
    private final LabelCategories labels = schema.categories().labels();
    private @Nullable SpanReader bytes;
    private int file;
    private int image;

    Items() {
      super(schema.itemCount().orElse(Long.MAX_VALUE), ORDERED | NONNULL | SIZED);
    }

    @Override
    public boolean tryAdvance(Consumer<? super DatasetItem> action) {
      while (file < files.size() && image == files.get(file).size()) {
        file++;
        image = 0;
        bytes = null;
      }
      if (file == files.size()) {
        return false;
      }
      try {
        action.accept(read(files.get(file), image++));
        tally.passed();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      return true;
    }

    private DatasetItem read(RoboflowCreateMlFile from, int index) throws IOException {
      SpanReader spans = bytes;
      if (spans == null) {
        spans = bytes(from);
        bytes = spans;
      }
      List<Annotation> annotations = new ArrayList<>();
      String name = "";
      for (int record = from.first(index); record != RoboflowCreateMlFile.NONE; record = from.next(record)) {
        int at = spans.read(from.start(record), from.length(record));
        json.reset(spans.bytes(), at, at + from.length(record), from.start(record));
        json.within("$", from.index(record));
        name =
            reader.read(json, single, spans.bytes(), from.start(record) - at,
                (label, box) -> annotations.add(bbox(label, box, annotations.size())),
                fault -> issues.report(from.fault(fault)));
      }
      return item(from, name, annotations);
    }

    private Bbox bbox(String label, double[] box, int index) {
      Common common = Common.ofLabel(labels.indexOf(label)).withId(index);
      double x = centered ? box[0] - box[2] / 2 : box[0];
      double y = centered ? box[1] - box[3] / 2 : box[1];
      return new Bbox(common, x, y, box[2], box[3]);
    }
  }
}
