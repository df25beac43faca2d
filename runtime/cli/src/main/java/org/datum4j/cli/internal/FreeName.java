// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names for output folders that nobody named. */
final class FreeName {
  private FreeName() {}

  /** Returns the path itself, or with {@code .1}, {@code .2} … when it is taken. */
  static Path of(Path wanted) {
    Path free = wanted;
    for (int number = 1; Files.exists(free); number++) {
      free = wanted.resolveSibling(wanted.getFileName() + "." + number);
    }
    return free;
  }
}
