// SPDX-License-Identifier: Apache-2.0

/** Roboflow's YOLO layout. */
module org.datum4j.roboflow.yolo {
  requires org.datum4j.api;
  requires org.datum4j.yolo;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.roboflow.yolo.RoboflowYoloImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.roboflow.yolo.RoboflowYoloExporter;
}
