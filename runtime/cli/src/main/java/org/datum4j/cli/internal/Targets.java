// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.Demand;
import org.datum4j.runtime.DatasetLocation;

/** Datasets as words of the command line name them: {@code PATH} or {@code PATH:FORMAT}. */
final class Targets {
  private Targets() {}

  /** Reads a word; a format that is given apart wins. */
  static DatasetLocation location(String word, Optional<String> format) {
    if (format.isPresent()) {
      return DatasetLocation.of(Path.of(word), format.get());
    }
    int colon = word.lastIndexOf(':');
    // A single letter may be a drive, where there are drives.
    boolean isDrive = colon == 1 && File.separatorChar == '\\';
    boolean hasFormat = colon > 0 && !isDrive && word.substring(colon + 1).matches("[a-z0-9_]+") && !exists(word);
    return hasFormat
        ? DatasetLocation.of(Path.of(word.substring(0, colon)), word.substring(colon + 1))
        : DatasetLocation.of(Path.of(word));
  }

  private static boolean exists(String word) {
    try {
      return Files.exists(Path.of(word));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  /** Returns the demand of commands that only count. */
  static Demand counting() {
    return new Demand(EnumSet.allOf(AnnotationType.class), false);
  }
}
