// SPDX-License-Identifier: Apache-2.0

/** COCO: all COCO tasks of a dataset, joined by image. */
module org.datum4j.coco {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.CocoImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.CocoExporter;
}
