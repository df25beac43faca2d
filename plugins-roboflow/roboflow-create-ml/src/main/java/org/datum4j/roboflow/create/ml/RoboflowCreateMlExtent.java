// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.create.ml;

import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/** The smallest box around the shapes of an object. */
final class RoboflowCreateMlExtent {
  private double left = Double.POSITIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  private RoboflowCreateMlExtent() {}

  /** Returns {@code x, y, width, height}, or null when there is nothing to go round. */
  static double @Nullable [] of(Instance object) {
    RoboflowCreateMlExtent extent = new RoboflowCreateMlExtent();
    object.members().forEach(extent::add);
    return extent.left > extent.right
        ? null
        : new double[] {extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top};
  }

  private void add(Annotation member) {
    if (member instanceof Polygon polygon) {
      add(polygon.coordinates());
    } else if (member instanceof PolyLine line) {
      add(line.coordinates());
    } else if (member instanceof Mask mask && !mask.rle().isEmpty()) {
      double[] box = mask.rle().bbox();
      add(box[0], box[1]);
      add(box[0] + box[2], box[1] + box[3]);
    } else if (member instanceof Ellipse ellipse) {
      add(ellipse.x1(), ellipse.y1());
      add(ellipse.x2(), ellipse.y2());
    } else if (member instanceof RotatedBbox box) {
      add(Coordinates.of(
          Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees())));
    } else if (member instanceof Points points) {
      for (int i = 0; i < points.coordinates().size(); i++) {
        if (points.visibility().get(i) != Visibility.ABSENT) {
          add(points.coordinates().x(i), points.coordinates().y(i));
        }
      }
    }
  }

  private void add(Coordinates points) {
    for (int i = 0; i < points.size(); i++) {
      add(points.x(i), points.y(i));
    }
  }

  private void add(double x, double y) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
}
