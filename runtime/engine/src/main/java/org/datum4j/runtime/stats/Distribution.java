// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayList;
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
    Range range = Range.of(values);
    if (range.count == 0) {
      return NONE;
    }
    boolean isSingle = range.min == range.max;
    double min = isSingle ? range.min - 0.5 : range.min;
    double max = isSingle ? range.max + 0.5 : range.max;
    double step = (max - min) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      edges[i] = min + i * step;
    }
    edges[bins] = max;
    return describe(values, range, edges);
  }

  /** As {@link #linear} for whole numbers: the stretches begin at whole numbers, and there are at most {@code most}. */
  static Distribution whole(double[] values, int most) {
    Range range = Range.of(values);
    if (range.count == 0) {
      return NONE;
    }
    double length = range.max - range.min + 1;
    double step = Math.ceil(length / most);
    double[] edges = new double[(int) Math.ceil(length / step) + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = range.min + i * step;
    }
    return describe(values, range, edges);
  }

  /** As {@link #linear}, with stretches of equal ratio; values of 0 and less count for the first. */
  static Distribution logarithmic(double[] values, int bins) {
    Range range = Range.of(values);
    if (range.count == 0 || !(range.leastPositive < range.max)) {
      return linear(values, 1);
    }
    double low = Math.log(range.leastPositive);
    double step = (Math.log(range.max) - low) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = Math.exp(low + i * step);
    }
    edges[0] = range.min;
    edges[bins] = range.max;
    return describe(values, range, edges);
  }

  private static Distribution describe(double[] values, Range range, double[] edges) {
    long[] counts = new long[edges.length - 1];
    for (int i = 0; i < range.count; i++) {
      counts[binOf(values[i], edges)]++;
    }
    List<Bin> bins = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin(edges[i], edges[i + 1], counts[i]));
    }
    double mean = range.sum / range.count;
    return new Distribution(range.count, range.min, range.max, mean, Selection.median(values, range.count), bins);
  }

  /** Returns the last bin that begins at a value or before. */
  private static int binOf(double value, double[] edges) {
    int low = 0;
    for (int high = edges.length - 1; high - low > 1;) {
      int middle = low + high >>> 1;
      if (value >= edges[middle]) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What one look at all values tells. A million of them are looked at as rarely as possible. */
  private static final class Range {
    private int count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double leastPositive = Double.POSITIVE_INFINITY;
    private double sum;

    /** Moves the finite values to the beginning. */
    static Range of(double[] values) {
      Range range = new Range();
      double min = range.min;
      double max = range.max;
      double leastPositive = range.leastPositive;
      double sum = 0;
      int count = 0;
      for (double value : values) {
        if (Double.isFinite(value)) {
          values[count++] = value;
          min = value < min ? value : min;
          max = value > max ? value : max;
          leastPositive = value > 0 && value < leastPositive ? value : leastPositive;
          sum += value;
        }
      }
      range.count = count;
      range.min = min;
      range.max = max;
      range.leastPositive = leastPositive;
      range.sum = sum;
      return range;
    }
  }
}
