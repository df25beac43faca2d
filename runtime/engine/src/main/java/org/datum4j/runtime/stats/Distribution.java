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

  /**
   * Describes values, whose array is used up; {@code bins} stretches of equal length, as NumPy makes them: a single value
   * gets a stretch of one unit around it.
   *
   * @source {@code numpy.histogram}
   */
  static Distribution linear(double[] values, int bins) {
    double[] finite = finite(values);
    if (finite.length == 0) {
      return NONE;
    }
    double min = min(finite);
    double max = max(finite);
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
    return describe(finite, edges);
  }

  /** As {@link #linear} for whole numbers: the stretches begin at whole numbers, and there are at most {@code most}. */
  static Distribution whole(double[] values, int most) {
    double[] finite = finite(values);
    if (finite.length == 0) {
      return NONE;
    }
    double first = min(finite);
    double range = max(finite) - first + 1;
    double step = Math.ceil(range / most);
    double[] edges = new double[(int) Math.ceil(range / step) + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = first + i * step;
    }
    return describe(finite, edges);
  }

  /** As {@link #linear}, with stretches of equal ratio; values of 0 and less count for the first. */
  static Distribution logarithmic(double[] values, int bins) {
    double[] finite = finite(values);
    double least = Double.POSITIVE_INFINITY;
    for (double value : finite) {
      least = value > 0 ? Math.min(least, value) : least;
    }
    if (finite.length == 0 || !(least < max(finite))) {
      return linear(finite, 1);
    }
    double low = Math.log(least);
    double step = (Math.log(max(finite)) - low) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = Math.exp(low + i * step);
    }
    edges[0] = min(finite);
    edges[bins] = max(finite);
    return describe(finite, edges);
  }

  private static Distribution describe(double[] values, double[] edges) {
    long[] counts = new long[edges.length - 1];
    double sum = 0;
    for (double value : values) {
      sum += value;
      int found = Arrays.binarySearch(edges, value);
      int bin = found < 0 ? -found - 2 : found;
      counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
    }
    List<Bin> bins = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin(edges[i], edges[i + 1], counts[i]));
    }
    double min = min(values);
    double max = max(values);
    return new Distribution(values.length, min, max, sum / values.length, Selection.median(values), bins);
  }

  private static double min(double[] values) {
    double min = values[0];
    for (double value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  private static double max(double[] values) {
    double max = values[0];
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static double[] finite(double[] values) {
    int kept = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        values[kept++] = value;
      }
    }
    return kept == values.length ? values : Arrays.copyOf(values, kept);
  }
}
