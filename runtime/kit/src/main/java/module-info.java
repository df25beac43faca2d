// SPDX-License-Identifier: Apache-2.0

/** Fast, hardened codecs that plugins share; the host provides them, so that one warm copy serves all. */
module org.datum4j.kit {
  requires java.desktop;
  requires transitive java.xml;
  requires transitive org.datum4j.api;
  requires static org.jspecify;

  exports org.datum4j.kit.image;
  exports org.datum4j.kit.json;
  exports org.datum4j.kit.number;
  exports org.datum4j.kit.png;
  exports org.datum4j.kit.primitive;
  exports org.datum4j.kit.tally;
  exports org.datum4j.kit.text;
  exports org.datum4j.kit.xml;

  // Readers of kinds that the JDK cannot read, for example WebP, when they are on the class path.
  uses javax.imageio.spi.ImageReaderSpi;
}
