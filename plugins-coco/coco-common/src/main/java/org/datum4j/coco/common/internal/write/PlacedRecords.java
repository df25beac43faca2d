// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.datum4j.kit.primitive.IntColumn;
import org.datum4j.kit.primitive.LongColumn;

/** Where in a spool records lie that had a place in a list, so that they can be written in its order. */
final class PlacedRecords {
  /** More than any file has; a place beyond it is no place. */
  private static final int MOST_PLACES = 1 << 28;

  private final LongColumn starts = new LongColumn();
  private final IntColumn lengths = new IntColumn();
  private final IntColumn places = new IntColumn();
  private final BitSet taken = new BitSet();

  /** Adds a record; false if its place is none or is taken. */
  boolean add(int place, long start, int length) {
    if (place < 0 || place >= MOST_PLACES || taken.get(place)) {
      return false;
    }
    taken.set(place);
    starts.add(start);
    lengths.add(length);
    places.add(place);
    return true;
  }

  int size() {
    return starts.size();
  }

  long start(int row) {
    return starts.get(row);
  }

  long end(int row) {
    return starts.get(row) + lengths.get(row);
  }

  /** Returns the rows as they came. */
  int[] asAdded() {
    return IntStream.range(0, size()).toArray();
  }

  /** Returns the rows in the order of their places. */
  int[] inOrder() {
    long[] keys = new long[size()];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = (long) places.get(row) << 32 | row;
    }
    Arrays.sort(keys);
    int[] rows = new int[keys.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) keys[i];
    }
    return rows;
  }
}
