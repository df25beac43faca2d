// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.yolo.label.YoloDataText;
import org.datum4j.yolo.label.YoloLayout;
import org.datum4j.yolo.label.YoloLosses;
import org.datum4j.yolo.label.YoloSink;
import org.datum4j.yolo.label.YoloSummary;
import org.datum4j.yolo.label.YoloTask;
import org.datum4j.yolo.label.YoloWriting;

/** Writes Ultralytics' layout. */
@Format(
    name = YoloUltralyticsFormat.NAME,
    title = YoloUltralyticsFormat.TITLE,
    aliases = {"yolov5", "yolov8", "yolo11"})
public final class YoloUltralyticsExporter implements Exporter {
  /** Makes an exporter. */
  public YoloUltralyticsExporter() {}

  @Override
  public OptionType<?> options() {
    return YoloUltralyticsOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return YoloLosses.all();
  }

  @Override
  public Demand demand(ExportRequest request) {
    return Demand.everything()
        .withPolygons(
            request.options(YoloUltralyticsOptions.EXPORT).task() == YoloTask.DETECT
                ? PolygonDetail.PRESENCE
                : PolygonDetail.CORNERS);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    YoloUltralyticsOptions.Export options = request.options(YoloUltralyticsOptions.EXPORT);
    YoloWriting writing =
        new YoloWriting(
            options.task(),
            options.keypoints(),
            options.crowd() == YoloOptions.Crowd.KEEP,
            true,
            options.saveMedia(),
            options.imageExt(),
            options.saveDatasetMeta());
    return new YoloSink(request.output(), request.run(), new Layout(), writing);
  }

  private record Layout() implements YoloLayout {
    @Override
    public String subset(String subset) {
      return subset.equals("default") ? "train" : subset;
    }

    @Override
    public String labelFile(String subset, String id) {
      return "labels/" + subset + "/" + path(id) + ".txt";
    }

    @Override
    public String imageFile(String subset, String id, String extension) {
      return "images/" + subset + "/" + path(id) + extension;
    }

    /** The trainer takes the last folder called images for the one to replace by labels. */
    private static String path(String id) {
      return id.contains("images/") ? ("/" + id).replace("/images/", "/images_/").substring(1) : id;
    }

    @Override
    public String listFile(String subset) {
      return subset + ".txt";
    }

    @Override
    public String listLine(String imageFile) {
      return "./" + imageFile;
    }

    @Override
    public void finish(YoloSummary summary, OutputFolder output) throws IOException {
      byte[] yaml = YoloDataText.of(summary, subset -> subset + ".txt", Map.of());
      output.write(YoloUltralyticsFormat.DATA, yaml, 0, yaml.length);
    }
  }
}
