// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;

/** Collects ascending intervals of ones and gives them back as canonical runs. */
final class RunBuilder {
  private int[] runs;
  private int size;
  private int end;

  RunBuilder(int expectedRuns) {
    runs = new int[Math.max(4, expectedRuns)];
  }

  /** Adds the ones from {@code start} up to and without {@code stop}; intervals come in order. */
  void ones(int start, int stop) {
    if (start >= stop) {
      return;
    }
    if (size > 0 && start == end) {
      runs[size - 1] += stop - start;
    } else {
      push(start - end);
      push(stop - start);
    }
    end = stop;
  }

  /** Ends with the zeros up to {@code total} pixels. */
  int[] finish(int total) {
    if (size == 0 || end < total) {
      push(total - end);
    }
    return size == runs.length ? runs : Arrays.copyOf(runs, size);
  }

  private void push(int run) {
    if (size == runs.length) {
      runs = Arrays.copyOf(runs, size + (size >> 1) + 4);
    }
    runs[size++] = run;
  }
}
