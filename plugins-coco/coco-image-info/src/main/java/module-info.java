// SPDX-License-Identifier: Apache-2.0

/** COCO image info: lists of images without annotations. */
module org.datum4j.coco.image.info {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.image.info.CocoImageInfoImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.image.info.CocoImageInfoExporter;
}
