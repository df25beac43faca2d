// SPDX-License-Identifier: Apache-2.0

/** Fast, hardened codecs that the plugins share. */
module org.datum4j.kit {
  requires transitive org.datum4j.api;
  requires static org.jspecify;

  exports org.datum4j.kit.json;
  exports org.datum4j.kit.number;
}
