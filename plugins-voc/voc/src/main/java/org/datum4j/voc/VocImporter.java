// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc;

import java.io.IOException;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.voc.common.VocDetection;
import org.datum4j.voc.common.VocSource;

/** Reads Pascal VOC. */
@Format(
    name = VocFormat.NAME,
    title = VocFormat.TITLE,
    aliases = "pascal_voc",
    files = {"**/ImageSets/**.txt", "**.xml", "**/SegmentationClass/**.png"})
public final class VocImporter implements Importer {
  /** Makes the importer. */
  public VocImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return VocDetection.detect(context, VocFormat.TASK);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return VocSource.open(request, VocFormat.TASK);
  }
}
