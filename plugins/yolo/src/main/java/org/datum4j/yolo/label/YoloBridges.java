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
 * apart when the ring is read: parts become polygons of their own, holes stay bridged. {@link YoloBridgeTree} says which
 * points are joined.
 *
 * @shape rings are {@code n} pairs {@code x, y}, the first point not repeated at the end
 */
final class YoloBridges {
  private YoloBridges() {}

  /** Returns the rings as one; each hole stands behind the part that it is in. */
  static double[] join(List<double[]> rings, List<Boolean> holes) {
    if (rings.size() == 1) {
      return rings.get(0);
    }
    boolean forward = area(rings.get(0), 0, rings.get(0).length) >= 0;
    List<double[]> parts = new ArrayList<>();
    List<double[]> part = new ArrayList<>();
    for (int i = 0; i < rings.size(); i++) {
      if (!holes.get(i) && !part.isEmpty()) {
        parts.add(YoloBridgeTree.join(part));
        part = new ArrayList<>();
      }
      double[] ring = rings.get(i);
      boolean same = area(ring, 0, ring.length) >= 0 == forward;
      part.add(same != holes.get(i) ? ring : reversed(ring));
    }
    parts.add(YoloBridgeTree.join(part));
    return YoloBridgeTree.join(parts);
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
