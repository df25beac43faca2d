// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationVisitor;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Label;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.transforms.common.Origins;

/** Moves shapes from a tile to their place in the whole image. */
final class ShapeMover implements AnnotationVisitor<Annotation> {
  private final int x;
  private final int y;
  private final ImageSize size;

  ShapeMover(int x, int y, ImageSize size) {
    this.x = x;
    this.y = y;
    this.size = size;
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
    return new Bbox(common(box), box.x() + x, box.y() + y, box.width(), box.height());
  }

  @Override
  public Annotation visit(RotatedBbox box) {
    return new RotatedBbox(common(box), box.centerX() + x, box.centerY() + y, box.width(), box.height(),
        box.degrees());
  }

  @Override
  public Annotation visit(Polygon polygon) {
    return new Polygon(common(polygon), moved(polygon.coordinates()));
  }

  @Override
  public Annotation visit(PolyLine line) {
    return new PolyLine(common(line), moved(line.coordinates()));
  }

  @Override
  public Annotation visit(Points points) {
    double[] xy = points.coordinates().toArray();
    for (int i = 0; i < xy.length; i += 2) {
      if (points.visibility().get(i / 2) != Visibility.ABSENT) {
        xy[i] += x;
        xy[i + 1] += y;
      }
    }
    return new Points(common(points), Coordinates.of(xy), points.visibility());
  }

  @Override
  public Annotation visit(Mask mask) {
    return new Mask(common(mask), mask.rle().place(x, y, size.height(), size.width()));
  }

  @Override
  public Annotation visit(Ellipse ellipse) {
    return new Ellipse(common(ellipse), ellipse.x1() + x, ellipse.y1() + y, ellipse.x2() + x, ellipse.y2() + y);
  }

  private static Common common(Annotation annotation) {
    return Origins.reshaped(annotation.common());
  }

  private Coordinates moved(Coordinates coordinates) {
    double[] xy = coordinates.toArray();
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] += x;
      xy[i + 1] += y;
    }
    return Coordinates.of(xy);
  }
}
