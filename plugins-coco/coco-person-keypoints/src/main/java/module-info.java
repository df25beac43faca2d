// SPDX-License-Identifier: Apache-2.0

/** COCO person keypoints: objects with keypoints. */
module org.datum4j.coco.person.keypoints {
  requires org.datum4j.api;
  requires org.datum4j.coco.common;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.coco.person.keypoints.CocoPersonKeypointsImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.coco.person.keypoints.CocoPersonKeypointsExporter;
}
