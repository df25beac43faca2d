// SPDX-License-Identifier: Apache-2.0

/** CVAT 1.1: XML of images and of video tracks. */
module org.datum4j.cvat {
  requires org.datum4j.voc.common;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.cvat.CvatImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.cvat.CvatExporter;
}
