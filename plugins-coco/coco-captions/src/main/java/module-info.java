// SPDX-License-Identifier: Apache-2.0

/** COCO captions: sentences about images. */
module org.datum4j.coco.captions {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.captions.CocoCaptionsImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.captions.CocoCaptionsExporter;
}
