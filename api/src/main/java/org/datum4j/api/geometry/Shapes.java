// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;
import java.util.List;

/**
 * Plane geometry on bare coordinates.
 *
 * @shape polygons are {@code n} pairs {@code x, y}; boxes are {@code x, y, width, height}
 * @units pixels, origin top-left, x right, y down; not rounded
 */
public final class Shapes {
  /** Points of an ellipse's polygon. */
  private static final int ELLIPSE_POINTS = 720;

  private Shapes() {}

  /**
   * Returns the area that a polygon encloses; parts that are walked round the other way count against the others.
   *
   * @throws IllegalArgumentException if the number of values is odd
   */
  public static double area(double[] xy) {
    checkPairs(xy);
    if (xy.length < 6) {
      return 0;
    }
    // Relative to the first point, so that small shapes far from the origin keep their digits.
    double x0 = xy[0];
    double y0 = xy[1];
    double sum = 0;
    for (int i = 2; i + 3 < xy.length; i += 2) {
      sum += (xy[i] - x0) * (xy[i + 3] - y0) - (xy[i + 2] - x0) * (xy[i + 1] - y0);
    }
    return Math.abs(sum) / 2;
  }

  /**
   * Returns the smallest box around the points; four zeros if there are none.
   *
   * @throws IllegalArgumentException if the number of values is odd
   */
  public static double[] bbox(double[] xy) {
    checkPairs(xy);
    if (xy.length == 0) {
      return new double[4];
    }
    double left = xy[0];
    double right = xy[0];
    double top = xy[1];
    double bottom = xy[1];
    for (int i = 2; i < xy.length; i += 2) {
      left = Math.min(left, xy[i]);
      right = Math.max(right, xy[i]);
      top = Math.min(top, xy[i + 1]);
      bottom = Math.max(bottom, xy[i + 1]);
    }
    return new double[] {left, top, right - left, bottom - top};
  }

  /**
   * Returns the intersection over union of box {@code a} with the ground-truth box {@code b}.
   *
   * @param otherIsCrowd whether {@code b} is a crowd region: then the area of {@code a} stands for the union
   * @source {@code bbIou} of the COCO API
   */
  public static double bboxIou(
      double ax, double ay, double aw, double ah, double bx, double by, double bw, double bh, boolean otherIsCrowd) {
    double w = Math.min(aw + ax, bw + bx) - Math.max(ax, bx);
    double h = Math.min(ah + ay, bh + by) - Math.max(ay, by);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double common = w * h;
    return common / (otherIsCrowd ? aw * ah : aw * ah + bw * bh - common);
  }

  /**
   * Returns the intersection over union of two shapes of polygons, counted in pixels of an image.
   *
   * @throws IllegalArgumentException as {@link PolygonRaster#rasterize(List, int, int)} does
   */
  public static double polygonIou(
      PolygonRaster raster, List<double[]> a, List<double[]> b, int height, int width) {
    return raster.rasterize(a, height, width).iou(raster.rasterize(b, height, width), false);
  }

  /**
   * Returns the polygon of the ellipse that touches the sides of a box.
   *
   * @shape 720 points; the angle goes from 0 to a full turn, both included, so the last point is the first again but
   *     for rounding
   * @source {@code Ellipse.as_polygon} of Datumaro
   */
  public static double[] ellipsePolygon(double x1, double y1, double x2, double y2) {
    double cx = (x1 + x2) / 2;
    double cy = (y1 + y2) / 2;
    double a = (x2 - x1) / 2;
    double b = (y2 - y1) / 2;
    double[] xy = new double[2 * ELLIPSE_POINTS];
    for (int i = 0; i < ELLIPSE_POINTS; i++) {
      double angle = 2 * Math.PI * i / (ELLIPSE_POINTS - 1);
      xy[2 * i] = cx + a * Math.cos(angle);
      xy[2 * i + 1] = cy + b * Math.sin(angle);
    }
    return xy;
  }

  /**
   * Returns the corners of a rotated box: top left, top right, bottom right, bottom left, as seen before it is turned.
   *
   * @param degrees clockwise on the screen
   */
  public static double[] rotatedBoxCorners(double cx, double cy, double width, double height, double degrees) {
    double angle = Math.toRadians(degrees);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double w = width / 2;
    double h = height / 2;
    double[] local = {-w, -h, w, -h, w, h, -w, h};
    double[] xy = new double[8];
    for (int i = 0; i < 8; i += 2) {
      xy[i] = cx + local[i] * cos - local[i + 1] * sin;
      xy[i + 1] = cy + local[i] * sin + local[i + 1] * cos;
    }
    return xy;
  }

  /**
   * Returns the rotated box of four corners in the order of {@link #rotatedBoxCorners}. The centre lies between the
   * first and the third; the first side gives width and angle, the second the height.
   *
   * @shape {@code cx, cy, width, height, degrees}; degrees clockwise on the screen, above −180 up to 180
   * @throws IllegalArgumentException if there are not eight values
   */
  public static double[] rotatedBox(double[] corners) {
    if (corners.length != 8) {
      throw new IllegalArgumentException("rotated box has " + corners.length + " values, expected 8: four corners");
    }
    double sideX = corners[2] - corners[0];
    double sideY = corners[3] - corners[1];
    return new double[] {
      (corners[0] + corners[4]) / 2,
      (corners[1] + corners[5]) / 2,
      Math.hypot(sideX, sideY),
      Math.hypot(corners[4] - corners[2], corners[5] - corners[3]),
      Math.toDegrees(Math.atan2(sideY, sideX))
    };
  }

  /**
   * Returns the part of a polygon inside a rectangle; no points if nothing is left.
   *
   * <p>A polygon that falls into pieces stays one: the pieces hang together by lines along the rectangle's border,
   * which have no area.
   *
   * @throws IllegalArgumentException if the number of values is odd
   * @source I. Sutherland, G. Hodgman, Reentrant polygon clipping, CACM 17 (1974)
   */
  public static double[] clip(double[] xy, double x, double y, double width, double height) {
    checkPairs(xy);
    double[] points = xy;
    points = clipSide(points, 0, x, 1);
    points = clipSide(points, 0, x + width, -1);
    points = clipSide(points, 1, y, 1);
    points = clipSide(points, 1, y + height, -1);
    return points;
  }

  /** Keeps what lies on one side of a line: axis 0 is x, 1 is y; sign 1 keeps the greater values. */
  private static double[] clipSide(double[] xy, int axis, double limit, int sign) {
    // A side adds at most one point an edge.
    double[] out = new double[2 * xy.length];
    int size = 0;
    int other = 1 - axis;
    for (int i = 0; i < xy.length; i += 2) {
      int before = i == 0 ? xy.length - 2 : i - 2;
      double from = xy[before + axis];
      double to = xy[i + axis];
      boolean fromInside = sign * from >= sign * limit;
      boolean toInside = sign * to >= sign * limit;
      if (fromInside != toInside) {
        double share = (limit - from) / (to - from);
        out[size + axis] = limit;
        out[size + other] = xy[before + other] + share * (xy[i + other] - xy[before + other]);
        size += 2;
      }
      if (toInside) {
        out[size + axis] = to;
        out[size + other] = xy[i + other];
        size += 2;
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static void checkPairs(double[] xy) {
    if ((xy.length & 1) != 0) {
      throw new IllegalArgumentException("polygon has " + xy.length + " values, expected x and y of each point");
    }
  }
}
