// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.Arrays;

/** Finds the middle of many values without sorting all of them. */
final class Selection {
  private static final int SMALL = 64;

  private Selection() {}

  /** Returns the middle one of the first values, or the mean of the two in the middle; changes their order. */
  static double median(double[] values, int count) {
    int middle = count / 2;
    double upper = select(values, count, middle);
    if (count % 2 == 1) {
      return upper;
    }
    double lower = values[0];
    for (int i = 1; i < middle; i++) {
      lower = Math.max(lower, values[i]);
    }
    return (lower + upper) / 2;
  }

  /** Moves the value of a rank to its place, with no greater ones before it. */
  private static double select(double[] values, int count, int rank) {
    int from = 0;
    int to = count - 1;
    // Values that defeat the choice of the pivot are sorted in the end.
    int patience = 2 * (32 - Integer.numberOfLeadingZeros(count)) + 8;
    while (to - from > SMALL && patience-- > 0) {
      double pivot = middleOf(values[from], values[(from + to) >>> 1], values[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (rank <= j) {
        to = j;
      } else if (rank >= i) {
        from = i;
      } else {
        return values[rank];
      }
    }
    Arrays.sort(values, from, to + 1);
    return values[rank];
  }

  private static double middleOf(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
