// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.layout;

import java.io.IOException;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.voc.common.VocDetection;
import org.datum4j.voc.common.VocSource;

/** Reads Pascal VOC person layout. */
@Format(name = VocLayoutFormat.NAME, title = VocLayoutFormat.TITLE, files = "**/ImageSets/**.txt")
public final class VocLayoutImporter implements Importer {
  /** Makes the importer. */
  public VocLayoutImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return VocDetection.detect(context, VocLayoutFormat.TASK);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return VocSource.open(request, VocLayoutFormat.TASK);
  }
}
