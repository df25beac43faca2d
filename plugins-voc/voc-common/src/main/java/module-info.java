// SPDX-License-Identifier: Apache-2.0

/** What the Pascal VOC formats share: layout, XML, lists, label maps, masks, detection. */
module org.datum4j.voc.common {
  requires transitive org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  exports org.datum4j.voc.common;
}
