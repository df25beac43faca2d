// SPDX-License-Identifier: Apache-2.0

/** The YOLO family: Darknet's and Ultralytics' layouts, and label files for other plugins that have them. */
module org.datum4j.yolo {
  requires transitive org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  exports org.datum4j.yolo.label;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.yolo.YoloImporter,
      org.datum4j.yolo.YoloUltralyticsImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.yolo.YoloExporter,
      org.datum4j.yolo.YoloUltralyticsExporter;
}
