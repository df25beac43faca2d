// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.coco;

import java.io.IOException;
import java.util.List;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.coco.common.CocoFile;
import org.datum4j.coco.common.CocoImportOptions;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.CocoReader;

/** Reads COCO as Roboflow lays it out. */
@Format(
    name = RoboflowCocoFormat.NAME,
    title = RoboflowCocoFormat.TITLE,
    aliases = RoboflowCocoFormat.ALIAS,
    files = RoboflowCocoFormat.FILES)
public final class RoboflowCocoImporter implements Importer {
  /** Makes an importer. */
  public RoboflowCocoImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    List<String> files = context.match(RoboflowCocoFormat.FILES);
    return files.isEmpty()
        ? Detection.impossible("<subset>/" + RoboflowCocoFormat.FILE)
        : Detection.of(Confidence.CERTAIN, files.get(0));
  }

  @Override
  public OptionType<CocoImportOptions> options() {
    return CocoImportOptions.TYPE;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    List<CocoFile> files =
        request.file().isEmpty()
            ? RoboflowCocoFormat.annotationFiles(request.folder().files())
            : List.of(RoboflowCocoFormat.annotationFile(request.file()));
    if (files.isEmpty()) {
      throw new ImportException(
          Issue.error(
              CocoIssues.FILES_NONE,
              "no file " + RoboflowCocoFormat.FILE + " was found",
              Location.unknown(),
              "Check the path; each subset's folder is expected to hold one, or import as coco_instances."));
    }
    return CocoReader.open(request, files, request.options(CocoImportOptions.TYPE).keepOriginalCategoryIds());
  }
}
