// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.stuff;

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

/** Reads COCO stuff. */
@Format(
    name = CocoStuffFormat.NAME,
    title = CocoStuffFormat.TITLE,
    files = CocoStuffFormat.FILES)
public final class CocoStuffImporter implements Importer {
  /** Makes an importer. */
  public CocoStuffImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return CocoDetector.ofTask(context, CocoStuffFormat.TASK);
  }

  @Override
  public OptionType<CocoImportOptions> options() {
    return CocoImportOptions.TYPE;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return CocoReader.open(request, CocoStuffFormat.NAME, Set.of(CocoStuffFormat.TASK));
  }
}
