// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

/** How images come into the output. */
public enum LinkMode {
  /** The bytes are copied. */
  COPY,
  /** A second name for the same file, where the file system allows it; a copy elsewhere. */
  HARD,
  /** A link that names the source file; a copy where links cannot be made. */
  SYMBOLIC
}
