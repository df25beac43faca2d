// SPDX-License-Identifier: Apache-2.0

/** Roboflow's flavour of Pascal VOC. */
module org.datum4j.roboflow.voc {
  requires org.datum4j.voc.common;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.roboflow.voc.RoboflowVocImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.roboflow.voc.RoboflowVocExporter;
}
