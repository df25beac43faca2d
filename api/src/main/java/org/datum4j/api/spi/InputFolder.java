// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder that a dataset is read from. No look-up leaves it, be it by {@code ..}, absolute names or links. */
public interface InputFolder {
  /** Returns the folder; it may lie in any file system, for example inside a zip file. */
  Path root();

  /**
   * Finds a file.
   *
   * @param name path relative to the root with {@code /} or {@code \} between folders
   * @return the file, or empty when it is not there
   * @throws org.datum4j.api.issue.ImportException if the name leads out of the folder
   */
  Optional<Path> find(String name);

  /** Returns a folder inside this one; it need not exist. */
  InputFolder folder(String name);

  /**
   * Lists the regular files below the folder, sorted, as relative paths with {@code /}. Hidden files and folders are left
   * out. The list is made once.
   *
   * @throws IOException if the folder cannot be read
   * @throws org.datum4j.api.issue.ImportException if there are more files than the host allows
   */
  List<String> files() throws IOException;

  /** Returns a path below the root as users read it: relative, with {@code /}. */
  String relative(Path path);
}
