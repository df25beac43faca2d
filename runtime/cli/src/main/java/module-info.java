// SPDX-License-Identifier: Apache-2.0

/** The command {@code datum}. */
module org.datum4j.cli {
  requires info.picocli;
  requires org.datum4j.kit;
  requires org.datum4j.runtime;
  requires static org.jspecify;

  opens org.datum4j.cli.internal to
      info.picocli;
}
