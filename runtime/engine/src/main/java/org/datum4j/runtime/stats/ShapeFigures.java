// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.jspecify.annotations.Nullable;

/** Areas and boxes of shapes. */
final class ShapeFigures {
  private ShapeFigures() {}

  /** Returns a shape's area; NaN for what has none. */
  static double area(Annotation annotation) {
    if (annotation instanceof Bbox box) {
      return box.area();
    }
    if (annotation instanceof Polygon polygon) {
      return polygon.coordinates().area();
    }
    if (annotation instanceof Mask mask) {
      return mask.rle().area();
    }
    if (annotation instanceof RotatedBbox box) {
      return box.width() * box.height();
    }
    if (annotation instanceof Ellipse ellipse) {
      return Math.PI * (ellipse.x2() - ellipse.x1()) * (ellipse.y2() - ellipse.y1()) / 4;
    }
    return Double.NaN;
  }

  /** Says how well a kind of shape tells an instance's area: a higher one wins, 0 tells nothing. */
  static int rank(Annotation annotation) {
    return switch (annotation.type()) {
      case MASK -> 3;
      case POLYGON, ELLIPSE, ROTATED_BBOX -> 2;
      case BBOX -> 1;
      case POINTS, POLYLINE, LABEL, CAPTION -> 0;
    };
  }

  /** Returns the box around a shape as x, y, width, height; null for what has none. */
  static double @Nullable [] box(Annotation annotation) {
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
      return Shapes.bbox(
          Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees()));
    }
    if (annotation instanceof Ellipse ellipse) {
      return new double[] {ellipse.x1(), ellipse.y1(), ellipse.x2() - ellipse.x1(), ellipse.y2() - ellipse.y1()};
    }
    if (annotation instanceof PolyLine line) {
      return Shapes.bbox(line.coordinates().toArray());
    }
    return annotation instanceof Points points ? Shapes.bbox(points.coordinates().toArray()) : null;
  }
}
