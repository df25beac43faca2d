// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.Arrays;

/**
 * How much two open lines agree: 1 less the area between them, measured against the square over the longer line. Both are
 * walked in equal steps; the direction does not matter.
 */
final class LineAgreement {
  private static final int LEAST_STEPS = 16;
  private static final int MOST_STEPS = 512;

  private LineAgreement() {}

  /** Returns 0 to 1; 1 for equal lines, 0 for lines that are farther apart than they are long. */
  static double of(double[] a, double[] b) {
    if (a.length < 4 || b.length < 4) {
      return a.length == b.length && Arrays.equals(a, b) ? 1 : 0;
    }
    double length = Math.max(length(a), length(b));
    if (!(length > 0) || Double.isInfinite(length)) {
      return Arrays.equals(a, b) ? 1 : 0;
    }
    int steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.max(a.length, b.length) / 2 - 1));
    double[] even = resampled(a, steps);
    double[] other = resampled(b, steps);
    double area = Math.min(areaBetween(even, other, false), areaBetween(even, other, true));
    return Math.max(0, 1 - area / (length * length));
  }

  private static double length(double[] xy) {
    double sum = 0;
    for (int i = 2; i < xy.length; i += 2) {
      sum += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
    }
    return sum;
  }

  /** Returns points at equal distances along a line, both ends included. */
  private static double[] resampled(double[] xy, int steps) {
    double step = length(xy) / steps;
    double[] even = new double[2 * steps + 2];
    int segment = 2;
    double before = 0;
    double own = Math.hypot(xy[2] - xy[0], xy[3] - xy[1]);
    for (int i = 0; i <= steps; i++) {
      double place = i * step;
      while (before + own < place && segment + 2 < xy.length) {
        before += own;
        segment += 2;
        own = Math.hypot(xy[segment] - xy[segment - 2], xy[segment + 1] - xy[segment - 1]);
      }
      double share = own > 0 ? Math.min(1, (place - before) / own) : 0;
      even[2 * i] = xy[segment - 2] + share * (xy[segment] - xy[segment - 2]);
      even[2 * i + 1] = xy[segment - 1] + share * (xy[segment + 1] - xy[segment - 1]);
    }
    return even;
  }

  /** Sums trapezoids: the mean gap at both ends of a step, times the mean length of the step. */
  private static double areaBetween(double[] a, double[] b, boolean isReversed) {
    double area = 0;
    double lastGap = 0;
    for (int i = 0; i < a.length; i += 2) {
      int j = isReversed ? b.length - 2 - i : i;
      double gap = Math.hypot(a[i] - b[j], a[i + 1] - b[j + 1]);
      if (i > 0) {
        int k = isReversed ? j + 2 : j - 2;
        double own = Math.hypot(a[i] - a[i - 2], a[i + 1] - a[i - 1]);
        double theirs = Math.hypot(b[j] - b[k], b[j + 1] - b[k + 1]);
        area += (gap + lastGap) / 2 * (own + theirs) / 2;
      }
      lastGap = gap;
    }
    return area;
  }
}
