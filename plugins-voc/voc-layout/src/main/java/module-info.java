// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC person layout: persons and their parts. */
module org.datum4j.voc.layout {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.layout.VocLayoutImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.layout.VocLayoutExporter;
}
