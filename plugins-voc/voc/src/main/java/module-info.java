// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC: everything that a dataset of the challenge holds. */
module org.datum4j.voc {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.VocImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.VocExporter;
}
