// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.labels;

import java.io.IOException;
import java.util.Set;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.coco.common.CocoDetector;
import org.datum4j.coco.common.CocoImportOptions;
import org.datum4j.coco.common.CocoReader;

/** Reads COCO labels. */
@Format(
    name = CocoLabelsFormat.NAME,
    title = CocoLabelsFormat.TITLE,
    files = CocoLabelsFormat.FILES)
public final class CocoLabelsImporter implements Importer {
  /** Makes an importer. */
  public CocoLabelsImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return CocoDetector.ofTask(context, CocoLabelsFormat.TASK);
  }

  @Override
  public OptionType<CocoImportOptions> options() {
    return CocoImportOptions.TYPE;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return CocoReader.open(request, CocoLabelsFormat.NAME, Set.of(CocoLabelsFormat.TASK));
  }
}
