// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.io.IOException;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.option.OptionType;

/**
 * Reads datasets of one format. It carries {@link Format}, has a public constructor without parameters, and keeps no
 * state between calls.
 */
public interface Importer {
  /** Says whether a folder is in this format, by looking at names and heads of files. */
  Detection detect(DetectionContext context);

  /** Returns the options that {@link #open} understands. */
  default OptionType<?> options() {
    return OptionType.none();
  }

  /**
   * Opens a dataset. Cheap facts are read now; items are read when they are asked for.
   *
   * @return the dataset; the caller closes it
   * @throws IOException if a file cannot be read
   * @throws org.datum4j.api.issue.ImportException if the dataset is not in this format or is faulty
   */
  DatasetSource open(ImportRequest request) throws IOException;
}
