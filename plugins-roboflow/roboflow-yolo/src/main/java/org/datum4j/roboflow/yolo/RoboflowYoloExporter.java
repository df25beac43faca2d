// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.yolo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.yolo.label.YoloDataText;
import org.datum4j.yolo.label.YoloLayout;
import org.datum4j.yolo.label.YoloLosses;
import org.datum4j.yolo.label.YoloSink;
import org.datum4j.yolo.label.YoloSummary;
import org.datum4j.yolo.label.YoloWriting;
import org.jspecify.annotations.Nullable;

/** Writes Roboflow's YOLO layout. */
@Format(name = RoboflowYoloFormat.NAME, title = RoboflowYoloFormat.TITLE, aliases = "yolo_roboflow")
public final class RoboflowYoloExporter implements Exporter {
  /** Makes an exporter. */
  public RoboflowYoloExporter() {}

  @Override
  public OptionType<?> options() {
    return RoboflowYoloOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return YoloLosses.all();
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    RoboflowYoloOptions.Export options = request.options(RoboflowYoloOptions.EXPORT);
    YoloWriting writing =
        new YoloWriting(
            options.task(),
            0,
            options.crowd() == RoboflowYoloOptions.Crowd.KEEP,
            true,
            options.saveMedia(),
            options.imageExt(),
            options.saveDatasetMeta());
    return new YoloSink(request.output(), request.run(), new Layout(), writing);
  }

  private record Layout() implements YoloLayout {
    @Override
    public String subset(String subset) {
      return subset;
    }

    @Override
    public String labelFile(String subset, String id) {
      return subset + "/" + RoboflowYoloFormat.LABELS + id + ".txt";
    }

    @Override
    public String imageFile(String subset, String id, String extension) {
      return subset + "/" + RoboflowYoloFormat.IMAGES + id + extension;
    }

    @Override
    public @Nullable String listFile(String subset) {
      return null;
    }

    @Override
    public String listLine(String imageFile) {
      return imageFile;
    }

    @Override
    public void finish(YoloSummary summary, OutputFolder output) throws IOException {
      byte[] yaml =
          YoloDataText.of(
              summary,
              subset -> subset + "/" + RoboflowYoloFormat.IMAGES.replace("/", ""),
              Map.of("nc", summary.names().size()));
      output.write(RoboflowYoloFormat.DATA, yaml, 0, yaml.length);
    }
  }
}
