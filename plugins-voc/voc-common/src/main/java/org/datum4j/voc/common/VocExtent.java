// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationVisitor;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;

/** The smallest upright box around shapes. */
public final class VocExtent implements AnnotationVisitor<Boolean> {
  private double left = Double.POSITIVE_INFINITY;
  private double top = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double bottom = Double.NEGATIVE_INFINITY;

  private VocExtent() {}

  /**
   * Returns the box around shapes; four zeros when they have no extent.
   *
   * @shape x, y, width, height
   */
  public static double[] of(List<Annotation> shapes) {
    VocExtent extent = new VocExtent();
    shapes.forEach(shape -> shape.accept(extent));
    if (extent.left > extent.right) {
      return new double[4];
    }
    return new double[] {
      extent.left,
      extent.top,
      VocNumbers.difference(extent.right, extent.left),
      VocNumbers.difference(extent.bottom, extent.top)
    };
  }

  private boolean add(double x, double y) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
    return true;
  }

  private boolean add(Coordinates points) {
    for (int i = 0; i < points.size(); i++) {
      add(points.x(i), points.y(i));
    }
    return true;
  }

  @Override
  public Boolean visit(Bbox bbox) {
    return add(bbox.x(), bbox.y())
        && add(VocNumbers.sum(bbox.x(), bbox.width()), VocNumbers.sum(bbox.y(), bbox.height()));
  }

  @Override
  public Boolean visit(RotatedBbox box) {
    double angle = Math.toRadians(box.degrees());
    double halfWidth = (Math.abs(box.width() * Math.cos(angle)) + Math.abs(box.height() * Math.sin(angle))) / 2;
    double halfHeight = (Math.abs(box.width() * Math.sin(angle)) + Math.abs(box.height() * Math.cos(angle))) / 2;
    return add(box.centerX() - halfWidth, box.centerY() - halfHeight)
        && add(box.centerX() + halfWidth, box.centerY() + halfHeight);
  }

  @Override
  public Boolean visit(Polygon polygon) {
    return add(polygon.coordinates());
  }

  @Override
  public Boolean visit(PolyLine line) {
    return add(line.coordinates());
  }

  @Override
  public Boolean visit(Points points) {
    for (int i = 0; i < points.coordinates().size(); i++) {
      if (points.visibility().get(i) != Visibility.ABSENT) {
        add(points.coordinates().x(i), points.coordinates().y(i));
      }
    }
    return true;
  }

  @Override
  public Boolean visit(Mask mask) {
    double[] box = mask.rle().bbox();
    return box[2] > 0 && add(box[0], box[1]) && add(box[0] + box[2], box[1] + box[3]);
  }

  @Override
  public Boolean visit(Ellipse ellipse) {
    return add(ellipse.x1(), ellipse.y1()) && add(ellipse.x2(), ellipse.y2());
  }

  @Override
  public Boolean visit(Label label) {
    return false;
  }

  @Override
  public Boolean visit(Caption caption) {
    return false;
  }
}
