// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.model.Label;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ListSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/** A format of one file {@code toy.txt} with lines {@code subset;item;caption}, and images beside it. */
final class ToyFormat {
  static final Loss LABELS = new Loss("TOY-LABEL", "labels", "left out");

  private ToyFormat() {}

  /** Options of the reader. */
  record ReadOptions(@Option(name = "prefix", help = "Put before each id.", defaultValue = "") String prefix) {}

  /** Options of the writer. */
  record WriteOptions(@Option(name = "save-media", help = "Copy.", defaultValue = "false") boolean saveMedia) {}

  static final class Reader implements Importer {
    static final OptionType<ReadOptions> OPTIONS = OptionType.of(MethodHandles.lookup(), ReadOptions.class);

    @Override
    public OptionType<?> options() {
      return OPTIONS;
    }

    @Override
    public Detection detect(DetectionContext context) {
      if (!context.file().isEmpty() && context.file().endsWith("toys.txt")) {
        return Detection.of(Confidence.LIKELY, context.file());
      }
      return context.match("toy.txt").isEmpty()
          ? new Detection(Confidence.IMPOSSIBLE, context.match("toys.txt"), List.of("toy.txt"))
          : Detection.of(Confidence.LIKELY, "toy.txt");
    }

    @Override
    public DatasetSource open(ImportRequest request) throws IOException {
      String name = request.file().isEmpty() ? "toy.txt" : request.file();
      Optional<Path> file = request.folder().find(name);
      if (file.isEmpty()) {
        throw new ImportException(
            Issue.error("TOY-FILE-MISSING", name + " is missing", Location.ofFile(name), "Add it."));
      }
      String prefix = request.options(OPTIONS).prefix();
      List<DatasetItem> items = new ArrayList<>();
      int number = 0;
      for (String line : Files.readAllLines(file.get())) {
        number++;
        String[] cells = line.split(";", -1);
        if (cells.length != 3) {
          request
              .run()
              .issues()
              .report(Issue.error("TOY-LINE-CELLS", "bad line", Location.ofLine(name, number), "Give three cells."));
          continue;
        }
        Image image = request.folder().find(cells[1]).map(path -> Image.ofFile(cells[1], path, null)).orElse(null);
        List<Annotation> captions = List.of(new Caption(Common.none().withId(number), cells[2]));
        items.add(DatasetItem.of(prefix + cells[1], cells[0], image, captions, Attributes.empty()));
      }
      List<String> subsets = items.stream().map(DatasetItem::subset).distinct().toList();
      return new ListSource(DatasetSchema.of(Categories.ofNames(List.of("cat")), subsets), items);
    }
  }

  static final class Writer implements Exporter {
    static final OptionType<WriteOptions> OPTIONS = OptionType.of(MethodHandles.lookup(), WriteOptions.class);

    @Override
    public OptionType<?> options() {
      return OPTIONS;
    }

    @Override
    public List<Loss> losses() {
      return List.of(LABELS);
    }

    @Override
    public DatasetSink open(ExportRequest request) {
      boolean saveMedia = request.options(OPTIONS).saveMedia();
      StringBuilder text = new StringBuilder();
      return new RenderingSink<DatasetItem>() {
        @Override
        public void begin(DatasetSchema schema) {}

        @Override
        public DatasetItem render(DatasetItem item) {
          request.run().checkCancelled();
          for (Annotation annotation : item.annotations()) {
            if (annotation instanceof Label label) {
              request.run().losses().record(LABELS, item, label.id());
            }
          }
          return item;
        }

        @Override
        public void writeRendered(DatasetItem item) throws IOException {
          for (Annotation annotation : item.annotations()) {
            if (annotation instanceof Caption caption) {
              text.append(item.subset()).append(';').append(item.id()).append(';').append(caption.caption()).append('\n');
            }
          }
          if (saveMedia && item.image().isPresent()) {
            request.output().copy(item.id(), item.image().get());
          }
        }

        @Override
        public void finish() throws IOException {
          byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
          request.output().write("toy.txt", bytes, 0, bytes.length);
        }
      };
    }
  }

  /** Writes captions in capitals and gives each item a label. */
  static final class Upper implements Transform {
    @Override
    public DatasetSource apply(DatasetSource source, TransformRequest request) {
      return MappedSource.map(
          source,
          source.schema(),
          item -> {
            List<Annotation> changed = new ArrayList<>();
            for (Annotation annotation : item.annotations()) {
              changed.add(
                  annotation instanceof Caption caption
                      ? new Caption(caption.common(), caption.caption().toUpperCase(Locale.ROOT))
                      : annotation);
            }
            changed.add(new Label(Common.ofLabel(0)));
            return item.withAnnotations(changed);
          });
    }
  }
}
