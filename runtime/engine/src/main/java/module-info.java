// SPDX-License-Identifier: Apache-2.0

/** The host of Datum4J's plugins and everything that is done with datasets. */
module org.datum4j.runtime {
  requires transitive org.datum4j.api;
  requires org.jaxen;
  // Required here so that the layers of plugins can require it, too.
  requires org.datum4j.kit;
  requires org.pf4j;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports org.datum4j.runtime;
  exports org.datum4j.runtime.filter;
  exports org.datum4j.runtime.merge;
  exports org.datum4j.runtime.plugin;
  exports org.datum4j.runtime.project;
  exports org.datum4j.runtime.stats;

  // The test kit runs a single importer or exporter without a plugin host.
  exports org.datum4j.runtime.internal.detect to
      org.datum4j.testkit;
  exports org.datum4j.runtime.internal.io to
      org.datum4j.testkit;
  exports org.datum4j.runtime.internal.pipeline to
      org.datum4j.testkit;
  exports org.datum4j.runtime.internal.run to
      org.datum4j.testkit;

  uses org.datum4j.api.spi.Exporter;
  uses org.datum4j.api.spi.Importer;
  uses org.datum4j.api.spi.Transform;
}
