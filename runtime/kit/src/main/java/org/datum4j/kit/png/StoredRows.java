// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/** The rows of a PNG as they are stored: the number of a filter, then the filtered bytes. */
interface StoredRows {
  /** Returns the array that rows are read from; good until the next row. */
  byte[] bytes();

  /**
   * Goes on to the next row.
   *
   * @param stored its bytes, that of the filter included
   * @param rowsLeft how many rows of this length follow, this one included
   * @return where it begins in {@link #bytes}
   * @throws ImageFormatException if the data are damaged
   */
  int next(int stored, int rowsLeft);
}
