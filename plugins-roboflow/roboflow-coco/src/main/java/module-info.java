// SPDX-License-Identifier: Apache-2.0

/** Roboflow's layout of COCO: an annotation file beside the images of each subset. */
module org.datum4j.roboflow.coco {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.roboflow.coco.RoboflowCocoImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.roboflow.coco.RoboflowCocoExporter;
}
