// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns polygons into masks, pixel for pixel as the COCO API does, so that areas and scores agree with its tools.
 *
 * <p>The rule: vertices are rounded to a grid of a fifth of a pixel, edges are drawn on that grid, and wherever an edge
 * steps over the centre line of a pixel column, the mask changes from zero to one or back below that point. The COCO
 * API visits every grid step; this class computes the crossings alone, so a vertex far outside of the image costs
 * nothing. Time and memory grow with the number of edges and the columns of the image that they cross.
 *
 * <p>An instance keeps its buffers for the next call and must not be shared by threads.
 *
 * @shape polygons are {@code n} pairs {@code x, y}; the last point is joined to the first
 * @units pixels, origin at the top-left corner of the top-left pixel, not rounded; coordinates beyond
 *     2·10<sup>17</sup> are drawn back to there
 * @source {@code rleFrPoly} of the COCO API, https://github.com/cocodataset/cocoapi/blob/master/common/maskApi.c
 */
public final class PolygonRaster {
  /** Grid steps a pixel, and the step that lies before the centre line of a column. */
  private static final int SCALE = 5;

  private static final int BEFORE_CENTRE = 2;
  private static final long FARTHEST = 1L << 60;
  /** Up to this length of an edge the place of a crossing is computed to the last bit as the COCO API has it. */
  private static final long LONGEST_EXACT = 1L << 32;
  /** More crossings than this are worked off in several rounds. */
  private static final int MAX_CROSSINGS = 1 << 22;
  /** Wider polygons are sorted as a whole and not by column. */
  private static final int MAX_BUCKETS = 1 << 20;

  private long[] vertices = new long[64];
  /** Position in the mask, column × height + row, of each crossing; crossings of one edge stand side by side. */
  private int[] crossings = new int[256];
  private int[] sorted = new int[256];
  private int size;
  /** First column of each edge, and the index of its first crossing. */
  private int[] edgeColumn = new int[32];
  private int[] edgeStart = new int[33];
  private int edges;
  private int[] buckets = new int[256];
  private int firstBucket;
  private int bucketCount;
  private int height;
  private int width;
  private int total;
  private int @Nullable [] earlierRounds;

  /** Makes a raster with small buffers, which grow on demand. */
  public PolygonRaster() {}

  /**
   * Returns the union of the polygons; an empty mask if there are none.
   *
   * @throws IllegalArgumentException as {@link #rasterize(double[], int, int)} does
   */
  public Rle rasterize(List<double[]> polygons, int height, int width) {
    if (polygons.isEmpty()) {
      return Rle.empty(height, width);
    }
    if (polygons.size() == 1) {
      return rasterize(polygons.get(0), height, width);
    }
    List<Rle> parts = new ArrayList<>(polygons.size());
    for (double[] polygon : polygons) {
      parts.add(rasterize(polygon, height, width));
    }
    return Rle.union(parts);
  }

  /**
   * Returns the mask of one polygon; where it crosses itself an even number of times there are zeros.
   *
   * @throws IllegalArgumentException if the size does not fit, the number of values is odd, or one is not finite
   */
  public Rle rasterize(double[] xy, int height, int width) {
    this.total = Runs.total(height, width);
    this.height = height;
    this.width = width;
    if ((xy.length & 1) != 0) {
      throw new IllegalArgumentException(
          "polygon has " + xy.length + " values, expected an even number: x and y of each point");
    }
    readVertices(xy);
    size = 0;
    edges = 0;
    earlierRounds = null;
    for (int i = 0; i < xy.length; i += 2) {
      addEdge(vertices[i], vertices[i + 1], vertices[i + 2], vertices[i + 3]);
    }
    int[] runs = finishRound();
    if (earlierRounds != null) {
      runs = Runs.merge(earlierRounds, runs, Runs.EXCLUSIVE, total);
      earlierRounds = null;
    }
    return Rle.trusted(height, width, runs);
  }

  private void readVertices(double[] xy) {
    int length = xy.length;
    if (vertices.length < length + 2) {
      vertices = new long[length + (length >> 1) + 2];
    }
    long[] grid = vertices;
    long left = Long.MAX_VALUE;
    long right = Long.MIN_VALUE;
    for (int i = 0; i < length; i += 2) {
      long x = toGrid(xy, i);
      grid[i] = x;
      grid[i + 1] = toGrid(xy, i + 1);
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
    grid[length] = grid[0];
    grid[length + 1] = grid[1];
    firstBucket = length == 0 ? 0 : firstColumn(left);
    int lastBucket = length == 0 ? -1 : lastColumn(right);
    bucketCount = Math.max(0, lastBucket - firstBucket + 1);
    if (bucketCount <= MAX_BUCKETS) {
      if (buckets.length < bucketCount) {
        buckets = new int[bucketCount + (bucketCount >> 1)];
      } else {
        Arrays.fill(buckets, 0, bucketCount, 0);
      }
    }
  }

  private static long toGrid(double[] xy, int index) {
    double value = xy[index];
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("coordinate " + index + " of a polygon is " + value
          + ", expected a finite number");
    }
    // A cast rounds towards zero, also below zero, as in the COCO API.
    long grid = (long) (SCALE * value + .5);
    return Math.max(-FARTHEST, Math.min(FARTHEST, grid));
  }

  /** First column whose centre line lies right of grid column {@code x}. */
  private int firstColumn(long x) {
    return x <= BEFORE_CENTRE ? 0 : (int) Math.min(width, (x - BEFORE_CENTRE + SCALE - 1) / SCALE);
  }

  /** Last column whose centre line lies left of grid column {@code x}; −1 if there is none. */
  private int lastColumn(long x) {
    return x <= BEFORE_CENTRE ? -1 : (int) Math.min(width - 1, (x - BEFORE_CENTRE - 1) / SCALE);
  }

  private void addEdge(long x1, long y1, long x2, long y2) {
    int column = firstColumn(Math.min(x1, x2));
    int last = lastColumn(Math.max(x1, x2));
    while (column <= last) {
      if (size == MAX_CROSSINGS) {
        startRound();
      }
      int count = Math.min(last - column + 1, MAX_CROSSINGS - size);
      reserve(count);
      if (Math.abs(x2 - x1) < Math.abs(y2 - y1)) {
        addSteep(x1, y1, x2, y2, column, count);
      } else if (x1 < x2) {
        addFlat(x1, y1, x2, y2, column, count);
      } else {
        addFlat(x2, y2, x1, y1, column, count);
      }
      closeEdge(column, count);
      column += count;
    }
  }

  /** Crossings of an edge that is at least as wide as high: each column of the grid has one point. */
  private void addFlat(long x1, long y1, long x2, long y2, int firstColumn, int count) {
    int[] out = crossings;
    int at = size;
    double slope = (double) (y2 - y1) / (x2 - x1);
    // Of the points before and behind the centre line the upper one counts.
    long t = (long) SCALE * firstColumn + BEFORE_CENTRE - x1 + (slope < 0 ? 1 : 0);
    int base = firstColumn * height;
    double bottom = (double) SCALE * height;
    for (int i = 0; i < count; i++) {
      double y = y1 + slope * t + .5;
      int row = y < 3 ? 0 : y >= bottom ? height : (int) (((long) y + 2) / SCALE);
      out[at++] = base + row;
      base += height;
      t += SCALE;
    }
  }

  /** Crossings of an edge that is higher than wide: each row of the grid has one point. */
  private void addSteep(long xa, long ya, long xb, long yb, int firstColumn, int count) {
    boolean down = ya < yb;
    long x1 = down ? xa : xb;
    long y1 = down ? ya : yb;
    long dx = down ? xb - xa : xa - xb;
    long dy = Math.abs(yb - ya);
    double slope = (double) dx / dy;
    double inverse = (double) dy / dx;
    boolean rising = dx > 0;
    int[] out = crossings;
    int at = size;
    int base = firstColumn * height;
    long behind = (long) SCALE * firstColumn + BEFORE_CENTRE + 1;
    for (int i = 0; i < count; i++) {
      // The first step t whose point lies beyond the centre line; the estimate may be one off.
      long t = Math.max(1, Math.min(dy, (long) ((behind - .5 - x1) * inverse) + 1));
      if (dy <= LONGEST_EXACT) {
        while (t < dy && x1 + slope * t + .5 >= behind != rising) {
          t++;
        }
        while (t > 1 && x1 + slope * (t - 1) + .5 >= behind == rising) {
          t--;
        }
      }
      long y = y1 + t - 1;
      int row = y < 3 ? 0 : y >= (long) SCALE * height ? height : (int) ((y + 2) / SCALE);
      out[at++] = base + row;
      base += height;
      behind += SCALE;
    }
  }

  private void reserve(int count) {
    if (crossings.length - size < count) {
      crossings = Arrays.copyOf(crossings, size + count + (size + count >> 1));
    }
    if (edges == edgeColumn.length) {
      edgeColumn = Arrays.copyOf(edgeColumn, edges * 2);
      edgeStart = Arrays.copyOf(edgeStart, edges * 2 + 1);
    }
  }

  private void closeEdge(int column, int count) {
    edgeColumn[edges] = column;
    edgeStart[edges++] = size;
    size += count;
    edgeStart[edges] = size;
    if (bucketCount <= MAX_BUCKETS) {
      int[] counters = buckets;
      int from = column - firstBucket;
      for (int i = from; i < from + count; i++) {
        counters[i]++;
      }
    }
  }

  /** A pixel is one if the crossings above it are odd in number, so rounds combine by exclusive or. */
  private void startRound() {
    int[] runs = finishRound();
    earlierRounds = earlierRounds == null ? runs : Runs.merge(earlierRounds, runs, Runs.EXCLUSIVE, total);
    size = 0;
    edges = 0;
    if (bucketCount <= MAX_BUCKETS) {
      Arrays.fill(buckets, 0, bucketCount, 0);
    }
  }

  private int[] finishRound() {
    if (sorted.length < size) {
      sorted = new int[crossings.length];
    }
    if (bucketCount <= MAX_BUCKETS) {
      sortByColumn();
    } else {
      System.arraycopy(crossings, 0, sorted, 0, size);
      Arrays.sort(sorted, 0, size);
    }
    return toRuns();
  }

  private void sortByColumn() {
    int[] ends = buckets;
    int sum = 0;
    for (int i = 0; i < bucketCount; i++) {
      int count = ends[i];
      ends[i] = sum;
      sum += count;
    }
    int[] out = sorted;
    for (int edge = 0; edge < edges; edge++) {
      int bucket = edgeColumn[edge] - firstBucket;
      for (int i = edgeStart[edge]; i < edgeStart[edge + 1]; i++) {
        out[ends[bucket++]++] = crossings[i];
      }
    }
    int start = 0;
    for (int i = 0; i < bucketCount; i++) {
      sortRange(out, start, ends[i]);
      start = ends[i];
    }
  }

  private static void sortRange(int[] values, int start, int end) {
    if (end - start > 40) {
      Arrays.sort(values, start, end);
      return;
    }
    for (int i = start + 1; i < end; i++) {
      int value = values[i];
      int j = i - 1;
      while (j >= start && values[j] > value) {
        values[j + 1] = values[j];
        j--;
      }
      values[j + 1] = value;
    }
  }

  private int[] toRuns() {
    int[] bounds = sorted;
    int count = 0;
    for (int i = 0; i < size; i++) {
      int position = bounds[i];
      if (count > 0 && bounds[count - 1] == position) {
        count--;
      } else {
        bounds[count++] = position;
      }
    }
    if (count > 0 && bounds[count - 1] == total) {
      count--;
    }
    int[] runs = new int[count + 1];
    int last = 0;
    for (int i = 0; i < count; i++) {
      runs[i] = bounds[i] - last;
      last = bounds[i];
    }
    runs[count] = total - last;
    return runs;
  }
}
