// SPDX-License-Identifier: Apache-2.0

/** COCO instances: boxes, polygons and masks of objects. */
module org.datum4j.coco.instances {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.instances.CocoInstancesImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.instances.CocoInstancesExporter;
}
