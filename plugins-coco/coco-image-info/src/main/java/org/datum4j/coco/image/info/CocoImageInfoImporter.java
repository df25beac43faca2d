// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.image.info;

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

/** Reads COCO image info. */
@Format(
    name = CocoImageInfoFormat.NAME,
    title = CocoImageInfoFormat.TITLE,
    files = CocoImageInfoFormat.FILES)
public final class CocoImageInfoImporter implements Importer {
  /** Makes an importer. */
  public CocoImageInfoImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return CocoDetector.ofTask(context, CocoImageInfoFormat.TASK);
  }

  @Override
  public OptionType<CocoImportOptions> options() {
    return CocoImportOptions.TYPE;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return CocoReader.open(request, CocoImageInfoFormat.NAME, Set.of(CocoImageInfoFormat.TASK));
  }
}
