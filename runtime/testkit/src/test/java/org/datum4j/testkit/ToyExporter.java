// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.option.Option;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.RenderingSink;
import org.datum4j.api.spi.Run;

/** Writes {@code toy.txt}; all annotations but boxes are lost. */
@Format(name = "toy", title = "Toy")
public final class ToyExporter implements Exporter {
  static final Loss SHAPE = new Loss("TOY-SHAPE", "annotations other than boxes", "left out");
  static final OptionType<Export> EXPORT = OptionType.of(MethodHandles.lookup(), Export.class);

  record Export(@Option(name = "trailer", help = "Write a file of its own.", defaultValue = "false") boolean trailer) {}

  /** Made by the host. */
  public ToyExporter() {}

  @Override
  public OptionType<?> options() {
    return EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return List.of(SHAPE);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new Sink(request.output(), request.run(), request.options(EXPORT).trailer());
  }

  private static final class Sink implements RenderingSink<List<String>> {
    private final OutputFolder output;
    private final Run run;
    private final boolean trailer;
    private final StringBuilder text = new StringBuilder();
    private List<String> labels = List.of();
    private int count;

    Sink(OutputFolder output, Run run, boolean trailer) {
      this.output = output;
      this.run = run;
      this.trailer = trailer;
    }

    @Override
    public void begin(DatasetSchema schema) {
      labels = schema.categories().labels().names();
    }

    @Override
    public List<String> render(DatasetItem item) {
      return item.annotations().stream().map(annotation -> line(item, annotation)).filter(s -> !s.isEmpty()).toList();
    }

    private String line(DatasetItem item, Annotation annotation) {
      if (!(annotation instanceof Bbox box)) {
        run.losses().record(SHAPE, item, annotation.id());
        return "";
      }
      return String.join(
          ";",
          item.subset(),
          item.id(),
          labels.get(box.labelIndex()),
          box.x() + ";" + box.y() + ";" + box.width() + ";" + box.height());
    }

    @Override
    public void writeRendered(List<String> rendered) {
      rendered.forEach(line -> text.append(line).append('\n'));
      count += rendered.size();
    }

    @Override
    public void finish() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(("toy " + count + "\n" + text).getBytes(StandardCharsets.UTF_8));
      output.write("toy.txt", bytes.toByteArray(), 0, bytes.size());
      if (trailer) {
        output.write("trailer.txt", new byte[] {'t', '\n'}, 0, 2);
      }
    }
  }
}
