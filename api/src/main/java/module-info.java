// SPDX-License-Identifier: Apache-2.0

/** The core of Datum4J: the model of a dataset and the contracts that formats and transforms implement. */
module org.datum4j.api {
  requires static org.jspecify;

  exports org.datum4j.api.detect;
  exports org.datum4j.api.geometry;
  exports org.datum4j.api.issue;
  exports org.datum4j.api.media;
  exports org.datum4j.api.model;
  exports org.datum4j.api.option;
  exports org.datum4j.api.spi;
}
