// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.Arrays;

/** Outlines of shapes that the model has no kind for. */
final class CvatOutlines {
  private static final int ELLIPSE_POINTS = 72;

  private CvatOutlines() {}

  /**
   * Returns corners of an ellipse that is turned.
   *
   * @shape {@code x0, y0, x1, y1, …}
   * @param degrees clockwise on the screen
   */
  static double[] ellipse(double cx, double cy, double rx, double ry, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double[] xy = new double[2 * ELLIPSE_POINTS];
    for (int i = 0; i < ELLIPSE_POINTS; i++) {
      double angle = 2 * Math.PI * i / ELLIPSE_POINTS;
      double x = rx * Math.cos(angle);
      double y = ry * Math.sin(angle);
      xy[2 * i] = cents(cx + x * cos - y * sin);
      xy[2 * i + 1] = cents(cy + x * sin + y * cos);
    }
    return xy;
  }

  private static double cents(double value) {
    return Math.rint(value * 100) / 100;
  }

  /**
   * Returns the convex hull of points.
   *
   * @source A. Andrew, Another efficient algorithm for convex hulls in two dimensions, IPL 9 (1979)
   */
  static double[] hull(double[] xy) {
    int n = xy.length / 2;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> {
      int byX = Double.compare(xy[2 * a], xy[2 * b]);
      return byX != 0 ? byX : Double.compare(xy[2 * a + 1], xy[2 * b + 1]);
    });
    double[] hull = new double[4 * n + 2];
    int size = 0;
    for (int pass = 0; pass < 2; pass++) {
      int start = size;
      for (int i = 0; i < n; i++) {
        int point = order[pass == 0 ? i : n - 1 - i];
        while (size >= start + 2 && turn(hull, size, xy[2 * point], xy[2 * point + 1]) <= 0) {
          size--;
        }
        hull[2 * size] = xy[2 * point];
        hull[2 * size + 1] = xy[2 * point + 1];
        size++;
      }
      // The last point of a pass is the first of the next.
      size--;
    }
    return Arrays.copyOf(hull, 2 * Math.max(1, size));
  }

  private static double turn(double[] hull, int size, double x, double y) {
    double ax = hull[2 * size - 4];
    double ay = hull[2 * size - 3];
    return (hull[2 * size - 2] - ax) * (y - ay) - (hull[2 * size - 1] - ay) * (x - ax);
  }
}
