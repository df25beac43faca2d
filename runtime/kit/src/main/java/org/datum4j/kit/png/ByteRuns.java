// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * Bytes as runs of equal ones: where each begins, and what it is made of. They are kept while they are few, as they are
 * for flat images after the row filters. An instance is used again for many images by one thread at a time.
 */
final class ByteRuns {
  /** Data with a run for fewer bytes are not flat, and would take more room than the bytes. */
  private static final int BYTES_PER_RUN = 16;

  /** So many runs are all right anyway. */
  private static final int SPARE_RUNS = 1 << 12;

  /** Room beyond this is not kept from one image to another. */
  private static final int KEPT_RUNS = 1 << 18;

  private int[] starts = new int[SPARE_RUNS + 1];
  private byte[] values = new byte[SPARE_RUNS + 1];
  private int size;
  private int room;

  /** Begins data. Their runs go into {@link #starts} and {@link #values} up to {@link #room}; then {@link #end}. */
  void begin() {
    if (starts.length > KEPT_RUNS) {
      starts = new int[SPARE_RUNS + 1];
      values = new byte[SPARE_RUNS + 1];
    }
    size = 0;
    room = SPARE_RUNS;
  }

  /**
   * Makes room for more runs.
   *
   * @param position how many bytes the runs have that there are
   * @return whether the data are flat so far; if not, there is no more room
   */
  boolean grow(int position) {
    if ((long) room * BYTES_PER_RUN > position + (long) SPARE_RUNS * BYTES_PER_RUN) {
      return false;
    }
    room += room / 2;
    if (room >= starts.length) {
      starts = Arrays.copyOf(starts, room + 1);
      values = Arrays.copyOf(values, room + 1);
    }
    return true;
  }

  /** Ends the data, and with them the last run. */
  void end(int runs, int position) {
    size = runs;
    starts[runs] = position;
  }

  /** Returns where each run begins; behind the last one, where it ends. Good until there is more room. */
  int[] starts() {
    return starts;
  }

  /** Returns the byte of each run. Good until there is more room. */
  byte[] values() {
    return values;
  }

  /** Returns the number of runs there is room for at present. */
  int room() {
    return room;
  }

  /** Returns the number of runs. */
  int size() {
    return size;
  }

  /**
   * Writes bytes out.
   *
   * @param run the run that the first of them is in, or one before
   * @param from the position of the first
   * @param to the position behind the last
   * @param target receives them from index 0 on
   * @return the run that the last of them is in
   */
  int fill(int run, int from, int to, byte[] target) {
    int at = run;
    while (starts[at + 1] <= from) {
      at++;
    }
    for (int done = from; done < to; at++) {
      int end = Math.min(to, starts[at + 1]);
      Arrays.fill(target, done - from, end - from, values[at]);
      done = end;
    }
    return at - 1;
  }

  /** Returns the run, of some that begin with 0, that a position is in; best for one not far from the end. */
  int find(int position, int runs) {
    int[] starts = this.starts;
    int above = runs;
    int low = runs - 1;
    for (int step = 1; starts[low] > position; step *= 2) {
      above = low;
      low = Math.max(0, low - step);
    }
    while (above - low > 1) {
      int middle = (low + above) >>> 1;
      if (starts[middle] > position) {
        above = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }
}
