// SPDX-License-Identifier: Apache-2.0
package com.example.boxlist;

import com.example.tabs.TabLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Image;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.Run;

/** Writes {@code boxes.boxlist} and the images. */
@Format(name = BoxlistFormat.NAME, title = "Box list", aliases = "boxes")
public final class BoxlistExporter implements Exporter {
  @Override
  public OptionType<?> options() {
    return BoxlistOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return List.of(BoxlistFormat.SHAPE);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    return new Sink(request.output(), request.run(), request.options(BoxlistOptions.EXPORT).comment());
  }

  private static final class Sink implements DatasetSink {
    private final OutputFolder output;
    private final Run run;
    private final StringBuilder text = new StringBuilder(BoxlistFormat.HEADER + "\n");

    Sink(OutputFolder output, Run run, String comment) {
      this.output = output;
      this.run = run;
      text.append(comment.isEmpty() ? "" : "# " + comment + "\n");
    }

    @Override
    public void begin(DatasetSchema schema) {
      schema.categories().labels().names().forEach(label -> text.append(TabLines.join("label", label)));
    }

    @Override
    public void write(DatasetItem item) throws IOException {
      Image image = item.image().orElseGet(() -> Image.missing(item.id(), new ImageSize(1, 1)));
      ImageSize size = image.size().orElse(new ImageSize(1, 1));
      text.append(
          TabLines.join("item", item.subset(), item.id(), image.name(), size.width(), size.height()));
      for (Annotation annotation : item.annotations()) {
        if (annotation instanceof Bbox box) {
          text.append(TabLines.join("box", box.labelIndex(), box.x(), box.y(), box.width(), box.height()));
        } else {
          run.losses().record(BoxlistFormat.SHAPE, item, annotation.id());
        }
      }
      if (image.hasData()) {
        output.copy("images/" + image.name(), image);
      }
    }

    @Override
    public void finish() throws IOException {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      output.write(BoxlistFormat.FILE, bytes, 0, bytes.length);
    }
  }
}
