// SPDX-License-Identifier: Apache-2.0

/** Pascal VOC action: persons and what they do. */
module org.datum4j.voc.action {
  requires org.datum4j.voc.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.voc.action.VocActionImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.voc.action.VocActionExporter;
}
