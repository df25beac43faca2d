// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * The files of statistics, under names that were free.
 *
 * @param datumaro the file with Datumaro's keys
 * @param full the file with everything
 */
record StatisticsFiles(Path datumaro, Path full) {
  /**
   * Checks that a folder can take the files.
   *
   * @throws ExportException if it cannot
   */
  static void check(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new ExportException(
          Issue.error(
              "CLI-FOLDER-PLACE",
              "the folder \"" + folder + "\" of -o cannot be made or written to",
              Location.ofFile(there.toString()),
              "Name another folder."));
    }
  }

  /** Writes both files, or none of them. */
  static StatisticsFiles write(Path folder, String datumaro, String full) throws IOException {
    if (!folder.toString().isEmpty()) {
      Files.createDirectories(folder);
    }
    for (int number = 0; ; number++) {
      String ending = number == 0 ? ".json" : "." + number + ".json";
      Path first = folder.resolve("statistics" + ending);
      Path second = folder.resolve("statistics_full" + ending);
      if (Files.exists(first) || Files.exists(second)) {
        continue;
      }
      try {
        Files.writeString(first, datumaro, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        writeSecond(first, second, full);
        return new StatisticsFiles(first, second);
      } catch (FileAlreadyExistsException takenMeanwhile) {
        // Another process was quicker; the next number is ours, and both files carry it.
        continue;
      }
    }
  }

  private static void writeSecond(Path first, Path second, String text) throws IOException {
    try {
      Files.writeString(second, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException failed) {
      Files.deleteIfExists(first);
      throw failed;
    }
  }
}
