// SPDX-License-Identifier: Apache-2.0

/** COCO stuff: masks of uncounted regions. */
module org.datum4j.coco.stuff {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.stuff.CocoStuffImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.stuff.CocoStuffExporter;
}
