// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo;

import java.io.IOException;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.yolo.label.YoloFolder;

/** Reads Ultralytics' layout. */
@Format(
    name = YoloUltralyticsFormat.NAME,
    title = YoloUltralyticsFormat.TITLE,
    aliases = {"yolov5", "yolov8", "yolo11"},
    files = {"*.yaml", "*.yml"})
public final class YoloUltralyticsImporter implements Importer {
  /** Makes an importer. */
  public YoloUltralyticsImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return YoloUltralyticsFormat.detect(context);
  }

  @Override
  public OptionType<?> options() {
    return YoloOptions.IMPORT;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    String yaml = YoloImporter.yaml(request);
    if (yaml == null) {
      throw new ImportException(
          Issue.error(
              "YOLO-FILES-MISSING",
              "there is no data.yaml",
              Location.unknown(),
              "Name the folder that holds it, or the file itself; it needs names and train, val or test."));
    }
    return YoloImporter.ultralytics(
        request, new YoloFolder(request.folder()), yaml, request.options(YoloOptions.IMPORT));
  }
}
