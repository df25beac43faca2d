// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The files of statistics, under names that were free.
 *
 * @param datumaro the file with Datumaro's keys
 * @param full the file with everything
 */
record StatisticsFiles(Path datumaro, Path full) {
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
        Files.writeString(second, full, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new StatisticsFiles(first, second);
      } catch (FileAlreadyExistsException takenMeanwhile) {
        // Another process was quicker; the next number is ours, and both files carry it.
        continue;
      }
    }
  }
}
