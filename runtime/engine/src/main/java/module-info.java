// SPDX-License-Identifier: Apache-2.0

/** The host of Datum4J's plugins and everything that is done with datasets. */
module org.datum4j.runtime {
  requires transitive org.datum4j.api;
  requires org.pf4j;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports org.datum4j.runtime.plugin;

  uses org.datum4j.api.spi.Exporter;
  uses org.datum4j.api.spi.Importer;
  uses org.datum4j.api.spi.Transform;
}
