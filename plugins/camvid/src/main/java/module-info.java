// SPDX-License-Identifier: Apache-2.0

/** CamVid: lists of images with class masks. */
module org.datum4j.camvid {
  requires org.datum4j.voc.common;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.camvid.CamvidImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.camvid.CamvidExporter;
}
