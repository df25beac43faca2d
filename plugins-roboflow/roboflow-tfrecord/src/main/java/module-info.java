// SPDX-License-Identifier: Apache-2.0

/** Roboflow's TFRecord files. */
module org.datum4j.roboflow.tfrecord {
  requires org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.roboflow.tfrecord.RoboflowTfrecordImporter;
}
