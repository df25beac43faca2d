// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco;

import java.io.IOException;
import java.util.EnumSet;
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
import org.datum4j.coco.common.CocoTask;

/** Reads COCO. */
@Format(
    name = CocoFormat.NAME,
    title = CocoFormat.TITLE,
    files = CocoFormat.FILES)
public final class CocoImporter implements Importer {
  /** Makes an importer. */
  public CocoImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return CocoDetector.ofAll(context);
  }

  @Override
  public OptionType<CocoImportOptions> options() {
    return CocoImportOptions.TYPE;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return CocoReader.open(request, CocoFormat.NAME, EnumSet.allOf(CocoTask.class));
  }
}
