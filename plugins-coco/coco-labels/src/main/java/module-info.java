// SPDX-License-Identifier: Apache-2.0

/** COCO labels: classes of whole images. */
module org.datum4j.coco.labels {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.labels.CocoLabelsImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.labels.CocoLabelsExporter;
}
