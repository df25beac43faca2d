// SPDX-License-Identifier: Apache-2.0

/** COCO panoptic: one class for each pixel, things counted. */
module org.datum4j.coco.panoptic {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.panoptic.CocoPanopticImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.panoptic.CocoPanopticExporter;
}
