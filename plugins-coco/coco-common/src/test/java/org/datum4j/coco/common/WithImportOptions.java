// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common;

import java.io.IOException;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;

/** The importer's side of the test format, with the options of importers. */
record WithImportOptions(CocoTestFormat format) implements Importer {
  @Override
  public Detection detect(DetectionContext context) {
    return format.detect(context);
  }

  @Override
  public OptionType<CocoImportOptions> options() {
    return CocoImportOptions.TYPE;
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return format.open(request);
  }
}
