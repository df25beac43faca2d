// SPDX-License-Identifier: Apache-2.0

/** Writes what the build of a plugin can find out by itself: service files and the catalogue entry. */
module org.datum4j.processor {
  requires java.compiler;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      org.datum4j.processor.FormatProcessor;
}
