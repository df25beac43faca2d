// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How values spread.
 *
 * @param count how many there are; infinite ones and those that are no number are left out
 * @param min the smallest, 0 when there are none
 * @param max the greatest, 0 when there are none
 * @param mean the average, 0 when there are none
 * @param median the middle one, or the mean of the two in the middle
 * @param bins a histogram
 */
public record Distribution(long count, double min, double max, double mean, double median, List<Bin> bins) {
  private static final Distribution NONE = new Distribution(0, 0, 0, 0, 0, List.of());

  /** Copies the list. */
  public Distribution {
    bins = List.copyOf(bins);
  }

  /**
   * A stretch of values.
   *
   * @param from where it begins
   * @param to where it ends; only the last stretch holds its end, too
   * @param count how many values lie in it
   */
  public record Bin(double from, double to, long count) {}

  /** Sorts the values in place and describes them; {@code bins} stretches of equal length. */
  static Distribution linear(double[] values, int bins) {
    double[] finite = sorted(values);
    return finite.length == 0 ? NONE : describe(finite, linearBins(finite, bins));
  }

  /** As {@link #linear} for whole numbers: the stretches begin at whole numbers, and there are at most {@code most}. */
  static Distribution whole(double[] values, int most) {
    double[] finite = sorted(values);
    if (finite.length == 0) {
      return NONE;
    }
    double first = finite[0];
    double range = finite[finite.length - 1] - first + 1;
    double step = Math.ceil(range / most);
    double[] edges = new double[(int) Math.ceil(range / step) + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = first + i * step;
    }
    return describe(finite, count(finite, edges));
  }

  /** As {@link #linear}, with stretches of equal ratio; values of 0 and less count for the first. */
  static Distribution logarithmic(double[] values, int bins) {
    double[] finite = sorted(values);
    if (finite.length == 0) {
      return NONE;
    }
    int positive = 0;
    while (positive < finite.length && finite[positive] <= 0) {
      positive++;
    }
    if (positive == finite.length || finite[positive] == finite[finite.length - 1]) {
      return describe(finite, linearBins(finite, 1));
    }
    double low = Math.log(finite[positive]);
    double step = (Math.log(finite[finite.length - 1]) - low) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = Math.exp(low + i * step);
    }
    edges[0] = finite[0];
    edges[bins] = finite[finite.length - 1];
    return describe(finite, count(finite, edges));
  }

  /**
   * Returns a histogram as NumPy makes it: a single value gets a stretch of one unit around it.
   *
   * @source {@code numpy.histogram}
   */
  static List<Bin> linearBins(double[] sorted, int bins) {
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    if (min == max) {
      min -= 0.5;
      max += 0.5;
    }
    double step = (max - min) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      edges[i] = min + i * step;
    }
    edges[bins] = max;
    return count(sorted, edges);
  }

  private static List<Bin> count(double[] sorted, double[] edges) {
    List<Bin> bins = new ArrayList<>(edges.length - 1);
    int at = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      int from = at;
      boolean isLast = i + 2 == edges.length;
      while (at < sorted.length && (isLast || sorted[at] < edges[i + 1])) {
        at++;
      }
      bins.add(new Bin(edges[i], edges[i + 1], at - from));
    }
    return bins;
  }

  private static Distribution describe(double[] sorted, List<Bin> bins) {
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    int n = sorted.length;
    return new Distribution(n, sorted[0], sorted[n - 1], sum / n, median(sorted, 0, n), bins);
  }

  static double median(double[] sorted, int from, int to) {
    int middle = from + (to - from) / 2;
    return (to - from) % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double[] sorted(double[] values) {
    int kept = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        values[kept++] = value;
      }
    }
    double[] finite = kept == values.length ? values : Arrays.copyOf(values, kept);
    Arrays.sort(finite);
    return finite;
  }
}
