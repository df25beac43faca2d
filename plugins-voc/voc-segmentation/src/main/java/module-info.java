// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC segmentation: masks. */
module org.datum4j.voc.segmentation {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.segmentation.VocSegmentationImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.segmentation.VocSegmentationExporter;
}
