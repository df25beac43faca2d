// SPDX-License-Identifier: Apache-2.0

/** Datumaro's own JSON. */
module org.datum4j.datumaro {
  requires org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  provides org.datum4j.api.spi.Importer with
      org.datum4j.datumaro.DatumaroImporter;
  provides org.datum4j.api.spi.Exporter with
      org.datum4j.datumaro.DatumaroExporter;
}
