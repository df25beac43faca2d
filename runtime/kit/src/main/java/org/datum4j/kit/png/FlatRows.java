// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/** Rows of a flat image, filled from the runs of their bytes. */
final class FlatRows implements StoredRows {
  private final ByteRuns runs;
  private byte[] row = new byte[0];
  private int run;
  private int at;

  FlatRows(ByteRuns runs) {
    this.runs = runs;
  }

  @Override
  public byte[] bytes() {
    return row;
  }

  @Override
  public int next(int stored, int rowsLeft) {
    if (row.length < stored) {
      row = new byte[stored];
    }
    run = runs.fill(run, at, at + stored, row);
    at += stored;
    return 0;
  }
}
