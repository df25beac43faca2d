// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC detection: boxes. */
module org.datum4j.voc.detection {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.detection.VocDetectionImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.detection.VocDetectionExporter;
}
