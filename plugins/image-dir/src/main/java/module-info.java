// SPDX-License-Identifier: Apache-2.0

/** Folders of images. */
module org.datum4j.image.dir {
  requires org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.image.dir.ImageDirImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.image.dir.ImageDirExporter;
}
