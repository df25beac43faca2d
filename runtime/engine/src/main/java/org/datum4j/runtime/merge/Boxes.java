// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import java.util.Arrays;
import java.util.List;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;

/** Boxes around shapes, as {@code x, y, width, height}. */
final class Boxes {
  private Boxes() {}

  static double[] of(Annotation annotation) {
    if (annotation instanceof Bbox box) {
      return new double[] {box.x(), box.y(), box.width(), box.height()};
    }
    if (annotation instanceof Polygon polygon) {
      return Shapes.bbox(polygon.coordinates().toArray());
    }
    if (annotation instanceof Mask mask) {
      return mask.rle().bbox();
    }
    if (annotation instanceof RotatedBbox box) {
      return Shapes.bbox(corners(box));
    }
    if (annotation instanceof Ellipse ellipse) {
      return new double[] {ellipse.x1(), ellipse.y1(), ellipse.x2() - ellipse.x1(), ellipse.y2() - ellipse.y1()};
    }
    if (annotation instanceof PolyLine line) {
      return Shapes.bbox(line.coordinates().toArray());
    }
    return annotation instanceof Points points ? Shapes.bbox(points.coordinates().toArray()) : new double[4];
  }

  static double[] corners(RotatedBbox box) {
    return Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
  }

  /** Returns the intersection over union; exactly 1 for equal boxes, also for those without area. */
  static double iou(double[] a, double[] b) {
    if (Arrays.equals(a, b)) {
      return 1;
    }
    return Math.min(1, iouOfDifferent(a, b));
  }

  private static double iouOfDifferent(double[] a, double[] b) {
    return Shapes.bboxIou(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3], false);
  }

  /**
   * Returns a box with its corners rounded to floats. Two annotators are always equally far from their mean; with this
   * rounding the choice between them falls as Datumaro's does, which keeps coordinates so.
   */
  static double[] rounded(double[] box) {
    float left = (float) box[0];
    float top = (float) box[1];
    return new double[] {left, top, (float) (box[0] + box[2]) - left, (float) (box[1] + box[3]) - top};
  }

  /** Returns the box whose sides are the means of the boxes' sides. */
  static double[] mean(List<double[]> boxes) {
    double[] mean = new double[4];
    for (double[] box : boxes) {
      mean[0] += box[0] / boxes.size();
      mean[1] += box[1] / boxes.size();
      mean[2] += (box[0] + box[2]) / boxes.size();
      mean[3] += (box[1] + box[3]) / boxes.size();
    }
    mean[2] -= mean[0];
    mean[3] -= mean[1];
    return mean;
  }

  /** Returns the smallest box around two. */
  static double[] union(double[] a, double[] b) {
    double left = Math.min(a[0], b[0]);
    double top = Math.min(a[1], b[1]);
    double right = Math.max(a[0] + a[2], b[0] + b[2]);
    double bottom = Math.max(a[1] + a[3], b[1] + b[3]);
    return new double[] {left, top, right - left, bottom - top};
  }
}
