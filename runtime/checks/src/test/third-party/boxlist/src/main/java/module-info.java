// SPDX-License-Identifier: Apache-2.0

/** A format that is not of Datum4J's own; everything that its author had to write is here. */
module com.example.boxlist {
  requires org.datum4j.api;

  provides org.datum4j.api.spi.Importer with
      com.example.boxlist.BoxlistImporter;
  provides org.datum4j.api.spi.Exporter with
      com.example.boxlist.BoxlistExporter;
}
