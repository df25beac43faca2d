// SPDX-License-Identifier: Apache-2.0

/** What transforms share. */
module org.datum4j.transforms.common {
  requires transitive org.datum4j.api;
  requires static org.jspecify;

  exports org.datum4j.transforms.common;
}
