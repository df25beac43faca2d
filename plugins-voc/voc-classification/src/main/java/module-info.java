// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC classification: classes of whole images. */
module org.datum4j.voc.classification {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.classification.VocClassificationImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.classification.VocClassificationExporter;
}
