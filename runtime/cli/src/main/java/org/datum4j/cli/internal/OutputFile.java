// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * A file that a command writes beside its result. It is checked before the work begins, for nobody wants to hear after a
 * long count that the result has no place; it appears as a whole or not at all.
 *
 * @param path where it goes
 * @param option the option that named it, with its dashes
 */
record OutputFile(Path path, String option) {
  /**
   * Checks that the file can be written.
   *
   * @throws ExportException if it cannot
   */
  void check() {
    Path folder = path.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(path)) {
      throw refused("is a folder", "Name a file in it.");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw refused("lies in a folder that is not there", "Make the folder first, or name another file.");
    }
    if (Files.exists(path) ? !Files.isWritable(path) : folder != null && !Files.isWritable(folder)) {
      throw refused("may not be written", "Name another file, or change the permissions.");
    }
  }

  /** Writes the file, replacing what was there. */
  void write(String text) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      Files.writeString(path, text);
      return;
    }
    Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path.toAbsolutePath();
    Path staged = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.writeString(staged, text);
      Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      Files.deleteIfExists(staged);
      throw new ExportException(
          Issue.error(
              "CLI-FILE-WRITE",
              "the file \"" + path + "\" of " + option + " cannot be written: " + failed.getMessage(),
              Location.unknown(),
              "Name another file."),
          failed);
    }
  }

  private ExportException refused(String what, String mend) {
    return new ExportException(
        Issue.error("CLI-FILE-PLACE", "the file \"" + path + "\" of " + option + " " + what, Location.unknown(), mend));
  }
}
