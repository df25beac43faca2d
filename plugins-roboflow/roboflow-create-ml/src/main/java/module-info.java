// SPDX-License-Identifier: Apache-2.0

/** Roboflow's CreateML JSON. */
module org.datum4j.roboflow.create.ml {
  requires org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.roboflow.create.ml.RoboflowCreateMlImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.roboflow.create.ml.RoboflowCreateMlExporter;
}
