// SPDX-License-Identifier: Apache-2.0

/** Tests for authors of formats: run an importer or exporter alone, compare datasets, and check the whole contract. */
module org.datum4j.testkit {
  requires transitive org.datum4j.runtime;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports org.datum4j.testkit;
}
