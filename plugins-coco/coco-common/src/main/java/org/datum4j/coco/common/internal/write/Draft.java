// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.Visibility;
import org.datum4j.coco.common.internal.read.Extents;
import org.jspecify.annotations.Nullable;

/** An object on its way to a record: its parts by kind, the part that speaks for it, and what will be written. */
final class Draft {
  private final Unit unit;
  private final List<Bbox> boxes = new ArrayList<>(1);
  private final List<Annotation> outlines = new ArrayList<>(1);
  private final List<Mask> masks = new ArrayList<>(0);
  private @Nullable Points points;

  /** The segmentation as polygons; empty if there is none or it is a mask. */
  List<Coordinates> polygons = List.of();

  /** The segmentation as a mask. */
  @Nullable Rle mask;

  /** Whether something was cut off. */
  boolean isCropped;

  /** What is left when something was cut off. */
  @Nullable Rle seen;

  Draft(Unit unit) {
    this.unit = unit;
    for (Annotation member : unit.members()) {
      if (member instanceof Bbox box) {
        boxes.add(box);
      } else if (member instanceof Polygon || member instanceof Ellipse) {
        outlines.add(member);
      } else if (member instanceof Mask found) {
        masks.add(found);
      } else if (member instanceof Points found && points == null) {
        points = found;
      }
    }
  }

  Unit unit() {
    return unit;
  }

  List<Mask> masks() {
    return masks;
  }

  boolean hasShape() {
    return !boxes.isEmpty() || !outlines.isEmpty() || !masks.isEmpty();
  }

  @Nullable Points points() {
    return points;
  }

  /** Returns the outlines of polygons and ellipses. */
  List<Coordinates> outlines() {
    List<Coordinates> all = new ArrayList<>(outlines.size());
    for (Annotation outline : outlines) {
      all.add(outline instanceof Polygon polygon ? polygon.coordinates() : ellipse((Ellipse) outline));
    }
    return all;
  }

  boolean hasEllipse() {
    return outlines.stream().anyMatch(Ellipse.class::isInstance);
  }

  private static Coordinates ellipse(Ellipse ellipse) {
    return Coordinates.of(
        Shapes.ellipsePolygon(ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2()));
  }

  /** Returns the largest part; id, label and attributes of the record are its own. */
  Annotation leader() {
    Annotation leader = null;
    double largest = -1;
    boolean isSingle = boxes.size() + outlines.size() + masks.size() == 1;
    for (List<? extends Annotation> kind : List.of(boxes, outlines, masks)) {
      for (Annotation part : kind) {
        double area = isSingle ? 0 : areaOf(part);
        if (area > largest) {
          largest = area;
          leader = part;
        }
      }
    }
    return leader != null ? leader : unit.members().get(0);
  }

  private static double areaOf(Annotation part) {
    if (part instanceof Bbox box) {
      return Math.max(0, box.area());
    }
    if (part instanceof Polygon polygon) {
      return Shapes.area(polygon.coordinates().toArray());
    }
    if (part instanceof Ellipse ellipse) {
      return Math.PI * Math.abs((ellipse.x2() - ellipse.x1()) * (ellipse.y2() - ellipse.y1())) / 4;
    }
    return part instanceof Mask mask ? mask.rle().area() : 0;
  }


  /**
   * Returns the box: around the boxes if there are any, else around everything. Of an object that was read from COCO
   * and
   * then cropped it is the box of what is left; others keep the box of the whole object, as Datumaro does.
   */
  double[] bbox() {
    double[] extent = null;
    if (seen != null && !seen.isEmpty() && Segmentation.isRead(this)) {
      return seen.bbox();
    }
    for (Bbox box : boxes) {
      extent = boxes.size() == 1
          ? new double[] {box.x(), box.y(), box.width(), box.height()}
          : Extents.union(extent, new double[] {box.x(), box.y(), box.width(), box.height()});
    }
    if (extent != null) {
      return extent;
    }
    for (Coordinates outline : outlines()) {
      extent = Extents.union(extent, Extents.of(outline));
    }
    for (Mask found : masks) {
      extent = Extents.union(extent, found.rle().bbox());
    }
    Points keypoints = points;
    if (extent == null && keypoints != null) {
      extent = seen(keypoints);
    }
    return extent == null ? new double[4] : extent;
  }

  private static double @Nullable [] seen(Points points) {
    List<Double> xy = new ArrayList<>();
    for (int i = 0; i < points.coordinates().size(); i++) {
      if (points.visibility().get(i) != Visibility.ABSENT) {
        xy.add(points.coordinates().x(i));
        xy.add(points.coordinates().y(i));
      }
    }
    return xy.isEmpty() ? null : Shapes.bbox(xy.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
