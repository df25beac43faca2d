// SPDX-License-Identifier: Apache-2.0

/** Reading and writing of COCO files, shared by all plugins of the family. */
module org.datum4j.coco.common {
  requires transitive org.datum4j.api;
  requires org.datum4j.kit;
  requires static org.jspecify;

  exports org.datum4j.coco.common;
}
