// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.ExportRequest;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.yolo.label.YoloLayout;
import org.datum4j.yolo.label.YoloLosses;
import org.datum4j.yolo.label.YoloSink;
import org.datum4j.yolo.label.YoloSummary;
import org.datum4j.yolo.label.YoloTask;
import org.datum4j.yolo.label.YoloWriting;

/** Writes Darknet's layout. */
@Format(name = YoloFormat.NAME, title = YoloFormat.TITLE, aliases = {"yolo_strict", "yolo_loose", "yolo_darknet"})
public final class YoloExporter implements Exporter {
  /** Makes an exporter. */
  public YoloExporter() {}

  @Override
  public OptionType<?> options() {
    return YoloOptions.EXPORT;
  }

  @Override
  public List<Loss> losses() {
    return YoloLosses.withUnboxed();
  }

  @Override
  public Demand demand(ExportRequest request) {
    return Demand.everything().withPolygons(PolygonDetail.PRESENCE);
  }

  @Override
  public DatasetSink open(ExportRequest request) {
    YoloOptions.Export options = request.options(YoloOptions.EXPORT);
    YoloWriting writing =
        new YoloWriting(
            YoloTask.DETECT,
            0,
            options.crowd() == YoloOptions.Crowd.KEEP,
            options.shapesToBoxes(),
            options.saveMedia(),
            options.imageExt(),
            options.saveDatasetMeta());
    Layout layout = new Layout(options.addPathPrefix() ? YoloFormat.PREFIX : "");
    return new YoloSink(request.output(), request.run(), layout, writing);
  }

  private record Layout(String prefix) implements YoloLayout {
    @Override
    public String subset(String subset) {
      return YoloFormat.subset(subset);
    }

    @Override
    public String labelFile(String subset, String id) {
      return "obj_" + subset + "_data/" + id + ".txt";
    }

    @Override
    public String imageFile(String subset, String id, String extension) {
      return "obj_" + subset + "_data/" + id + extension;
    }

    @Override
    public String listFile(String subset) {
      return subset + ".txt";
    }

    @Override
    public String listLine(String imageFile) {
      return prefix + imageFile;
    }

    @Override
    public void finish(YoloSummary summary, OutputFolder output) throws IOException {
      StringBuilder names = new StringBuilder();
      summary.names().forEach(name -> names.append(name.replaceAll("\\R", " ")).append('\n'));
      StringBuilder data = new StringBuilder();
      data.append("classes = ").append(summary.names().size()).append('\n');
      summary.subsets().forEach(
          subset -> data.append(subset).append(" = ").append(prefix).append(subset).append(".txt\n"));
      data.append("names = ").append(prefix).append(YoloFormat.NAMES).append('\n');
      data.append("backup = backup/\n");
      write(output, YoloFormat.NAMES, names);
      write(output, YoloFormat.DATA, data);
    }

    private static void write(OutputFolder output, String name, CharSequence text) throws IOException {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      output.write(name, bytes, 0, bytes.length);
    }
  }
}
