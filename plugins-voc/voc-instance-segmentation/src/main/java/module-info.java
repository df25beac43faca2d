// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC instance segmentation: boxes and masks of the same objects. */
module org.datum4j.voc.instance.segmentation {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.instance.segmentation.VocInstanceSegmentationImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.instance.segmentation.VocInstanceSegmentationExporter;
}
