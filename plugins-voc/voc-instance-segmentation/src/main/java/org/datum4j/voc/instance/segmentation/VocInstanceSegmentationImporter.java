// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.instance.segmentation;

import java.io.IOException;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.DetectionContext;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.ImportRequest;
import org.datum4j.api.spi.Importer;
import org.datum4j.voc.common.VocDetection;
import org.datum4j.voc.common.VocSource;

/** Reads Pascal VOC instance segmentation. */
@Format(
    name = VocInstanceSegmentationFormat.NAME,
    title = VocInstanceSegmentationFormat.TITLE,
    files = "**/ImageSets/**.txt")
public final class VocInstanceSegmentationImporter implements Importer {
  /** Makes the importer. */
  public VocInstanceSegmentationImporter() {}

  @Override
  public Detection detect(DetectionContext context) {
    return VocDetection.detect(context, VocInstanceSegmentationFormat.TASK);
  }

  @Override
  public DatasetSource open(ImportRequest request) throws IOException {
    return VocSource.open(request, VocInstanceSegmentationFormat.TASK);
  }
}
