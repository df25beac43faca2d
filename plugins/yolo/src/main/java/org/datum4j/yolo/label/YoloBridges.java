// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins the rings of one object to the single ring that a row of a label file holds, and takes them apart again.
 *
 * <p>The rule: from a point {@code a} of what is joined already, the way leads to a point {@code b} of the next ring,
 * once around that ring back to {@code b}, and back to {@code a}. So {@code … a b … b a …}: the bridge is passed twice
 * and has no width, hence no area. Parts run in the direction of the first ring, holes against it; this tells them
 * apart when the ring is read: parts become polygons of their own, holes stay bridged. The bridge joins two of the
 * nearest points.
 *
 * @shape rings are {@code n} pairs {@code x, y}, the first point not repeated at the end
 */
final class YoloBridges {
  /** More pairs than these are not all measured; the bridge is then one of the shorter ones. */
  private static final long MOST_PAIRS = 1L << 22;

  private double[] joined = new double[256];
  private int size;

  /** Returns the rings as one; the first must not be a hole. */
  double[] join(List<double[]> rings, List<Boolean> holes) {
    double[] first = rings.get(0);
    if (rings.size() == 1) {
      return first;
    }
    boolean forward = area(first, 0, first.length) >= 0;
    size = 0;
    append(first, 0, first.length);
    for (int i = 1; i < rings.size(); i++) {
      double[] ring = rings.get(i);
      boolean same = area(ring, 0, ring.length) >= 0 == forward;
      bridge(same != holes.get(i) ? ring : reversed(ring));
    }
    return Arrays.copyOf(joined, size);
  }

  private void append(double[] ring, int from, int to) {
    if (joined.length - size < to - from) {
      joined = Arrays.copyOf(joined, Math.max(2 * joined.length, size + to - from));
    }
    System.arraycopy(ring, from, joined, size, to - from);
    size += to - from;
  }

  private void bridge(double[] ring) {
    long pairs = (long) size / 2 * (ring.length / 2);
    int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) pairs / MOST_PAIRS)));
    int a = 0;
    int b = 0;
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size; i += 2 * step) {
      for (int j = 0; j < ring.length; j += 2 * step) {
        double dx = joined[i] - ring[j];
        double dy = joined[i + 1] - ring[j + 1];
        double distance = dx * dx + dy * dy;
        if (distance < shortest) {
          shortest = distance;
          a = i;
          b = j;
        }
      }
    }
    double[] rest = Arrays.copyOfRange(joined, a, size);
    size = a + 2;
    append(ring, b, ring.length);
    append(ring, 0, b + 2);
    append(rest, 0, rest.length);
  }

  private static double[] reversed(double[] ring) {
    double[] reversed = new double[ring.length];
    for (int i = 0; i < ring.length; i += 2) {
      reversed[ring.length - 2 - i] = ring[i];
      reversed[ring.length - 1 - i] = ring[i + 1];
    }
    return reversed;
  }

  /** Returns the polygons of a ring: one for each part, with its holes bridged. */
  static List<double[]> split(double[] ring) {
    if (!repeatsPoint(ring)) {
      return List.of(ring);
    }
    List<double[]> all = new ArrayList<>();
    double[] main = takeApart(ring, 0, all);
    double sign = area(main, 0, main.length) >= 0 ? 1 : -1;
    List<double[]> parts = new ArrayList<>();
    double[] rest = takeApart(ring, sign, parts);
    parts.add(0, rest);
    return parts;
  }

  /**
   * Takes out bridged rings.
   *
   * @param sign 1 or -1 to take only rings of that direction, 0 to take all
   * @return what remains
   */
  private static double[] takeApart(double[] ring, double sign, List<double[]> taken) {
    double[] stack = new double[ring.length];
    YoloEdges edges = new YoloEdges(ring.length / 2);
    int top = 0;
    for (int i = 0; i < ring.length; i += 2) {
      stack[top] = ring[i];
      stack[top + 1] = ring[i + 1];
      top += 2;
      if (top < 4) {
        continue;
      }
      // The way back b → a: was there a way a → b?
      int way = edges.find(stack, top - 2, top - 4);
      int length = top - 4 - (way + 2);
      if (way >= 0 && length >= 6) {
        double area = area(stack, way + 2, top - 4);
        if (sign == 0 || area * sign >= 0) {
          taken.add(Arrays.copyOfRange(stack, way + 2, top - 4));
          edges.forgetFrom(way);
          top = way + 2;
          continue;
        }
      }
      edges.add(stack, top - 4);
    }
    return Arrays.copyOf(stack, top);
  }

  private static boolean repeatsPoint(double[] ring) {
    long[] keys = new long[ring.length / 2];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = YoloEdges.key(ring[2 * i], ring[2 * i + 1]);
    }
    Arrays.sort(keys);
    for (int i = 1; i < keys.length; i++) {
      if (keys[i] == keys[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /** Returns twice the enclosed area, with a sign that tells the direction. */
  static double area(double[] xy, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i += 2) {
      int next = i + 2 == to ? from : i + 2;
      sum += xy[i] * xy[next + 1] - xy[next] * xy[i + 1];
    }
    return sum;
  }
}
