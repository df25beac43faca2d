// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.media.ImageSize;
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
import org.datum4j.transforms.common.Origins;

/** Scales shapes about the image's top-left corner. Turned boxes become polygons if the factors differ. */
final class ShapeScaler implements AnnotationVisitor<Annotation> {
  private final double scaleX;
  private final double scaleY;
  private final ImageSize before;
  private final ImageSize after;

  ShapeScaler(double scaleX, double scaleY, ImageSize before, ImageSize after) {
    this.scaleX = scaleX;
    this.scaleY = scaleY;
    this.before = before;
    this.after = after;
  }

  @Override
  public Annotation visit(Label label) {
    return label;
  }

  @Override
  public Annotation visit(Caption caption) {
    return caption;
  }

  @Override
  public Annotation visit(Bbox box) {
    return new Bbox(Origins.reshaped(box.common()),
        box.x() * scaleX, box.y() * scaleY, box.width() * scaleX, box.height() * scaleY);
  }

  @Override
  public Annotation visit(RotatedBbox box) {
    if (scaleX == scaleY) {
      return new RotatedBbox(Origins.reshaped(box.common()), box.centerX() * scaleX, box.centerY() * scaleY,
          box.width() * scaleX, box.height() * scaleY, box.degrees());
    }
    double[] corners =
        Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
    return new Polygon(Origins.reshaped(box.common()), scaled(Coordinates.of(corners)));
  }

  @Override
  public Annotation visit(Polygon polygon) {
    return new Polygon(Origins.reshaped(polygon.common()), scaled(polygon.coordinates()));
  }

  @Override
  public Annotation visit(PolyLine line) {
    return new PolyLine(Origins.reshaped(line.common()), scaled(line.coordinates()));
  }

  @Override
  public Annotation visit(Points points) {
    return new Points(Origins.reshaped(points.common()), scaled(points.coordinates()), points.visibility());
  }

  @Override
  public Annotation visit(Mask mask) {
    boolean fits = mask.rle().width() == before.width() && mask.rle().height() == before.height();
    int width = fits ? after.width() : side(mask.rle().width(), scaleX);
    int height = fits ? after.height() : side(mask.rle().height(), scaleY);
    return new Mask(Origins.reshaped(mask.common()), mask.rle().resize(height, width));
  }

  @Override
  public Annotation visit(Ellipse ellipse) {
    return new Ellipse(Origins.reshaped(ellipse.common()),
        ellipse.x1() * scaleX, ellipse.y1() * scaleY, ellipse.x2() * scaleX, ellipse.y2() * scaleY);
  }

  private Coordinates scaled(Coordinates coordinates) {
    double[] xy = coordinates.toArray();
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] *= scaleX;
      xy[i + 1] *= scaleY;
    }
    return Coordinates.of(xy);
  }

  private static int side(int before, double scale) {
    return (int) Math.max(1, Math.round(before * scale));
  }
}
