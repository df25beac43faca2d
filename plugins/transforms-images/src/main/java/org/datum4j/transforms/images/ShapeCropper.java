// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.geometry.Shapes;
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
import org.datum4j.transforms.common.Groups;
import org.datum4j.transforms.common.Origins;

/**
 * Cuts shapes to a window and moves them to its corner. Turned boxes and ellipses that are cut become polygons.
 * Labels and captions stay.
 */
final class ShapeCropper implements AnnotationVisitor<List<Annotation>> {
  private final Window window;
  private final double leastShare;
  private final boolean wholeLines;
  private final Groups groups;

  /**
   * Makes a cropper for one item.
   *
   * @param leastShare areas of which less is left go
   * @param wholeLines whether lines and keypoints go that are not wholly inside; else they are cut, and keypoints
   *     outside are not labelled any more
   */
  ShapeCropper(Window window, double leastShare, boolean wholeLines, Groups groups) {
    this.window = window;
    this.leastShare = leastShare;
    this.wholeLines = wholeLines;
    this.groups = groups;
  }

  @Override
  public List<Annotation> visit(Label label) {
    return List.of(label);
  }

  @Override
  public List<Annotation> visit(Caption caption) {
    return List.of(caption);
  }

  @Override
  public List<Annotation> visit(Bbox box) {
    double left = Math.max(box.x(), window.x());
    double top = Math.max(box.y(), window.y());
    double width = Math.min(box.x() + box.width(), (double) window.x() + window.width()) - left;
    double height = Math.min(box.y() + box.height(), (double) window.y() + window.height()) - top;
    boolean isFlat = box.area() == 0 && width >= 0 && height >= 0;
    if (!isFlat && !(width > 0 && height > 0 && width * height >= leastShare * box.area())) {
      return List.of();
    }
    boolean isWhole = left == box.x() && top == box.y() && width >= box.width() && height >= box.height();
    return List.of(new Bbox(common(box), left - window.x(), top - window.y(),
        isWhole ? box.width() : width, isWhole ? box.height() : height));
  }

  @Override
  public List<Annotation> visit(RotatedBbox box) {
    double[] corners =
        Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
    if (window.containsAll(corners)) {
      return List.of(new RotatedBbox(common(box), box.centerX() - window.x(), box.centerY() - window.y(),
          box.width(), box.height(), box.degrees()));
    }
    return area(box, corners);
  }

  @Override
  public List<Annotation> visit(Polygon polygon) {
    return area(polygon, polygon.coordinates().toArray());
  }

  @Override
  public List<Annotation> visit(Ellipse ellipse) {
    if (window.contains(ellipse.x1(), ellipse.y1()) && window.contains(ellipse.x2(), ellipse.y2())) {
      return List.of(new Ellipse(common(ellipse), ellipse.x1() - window.x(), ellipse.y1() - window.y(),
          ellipse.x2() - window.x(), ellipse.y2() - window.y()));
    }
    return area(ellipse, Shapes.ellipsePolygon(ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2()));
  }

  private List<Annotation> area(Annotation shape, double[] xy) {
    double[] part = window.containsAll(xy)
        ? xy
        : Shapes.clip(xy, window.x(), window.y(), window.width(), window.height());
    if (part != xy) {
      double area = Shapes.area(part);
      if (!(area > 0 && area >= leastShare * Shapes.area(xy))) {
        return List.of();
      }
    }
    return List.of(new Polygon(common(shape), moved(part)));
  }

  @Override
  public List<Annotation> visit(Mask mask) {
    Rle part = mask.rle().crop(window.x(), window.y(), window.width(), window.height());
    return part.isEmpty() || part.area() < leastShare * mask.rle().area()
        ? List.of()
        : List.of(new Mask(common(mask), part));
  }

  @Override
  public List<Annotation> visit(PolyLine line) {
    double[] xy = line.coordinates().toArray();
    if (window.containsAll(xy)) {
      return List.of(new PolyLine(common(line), moved(xy)));
    }
    if (wholeLines) {
      return List.of();
    }
    List<double[]> pieces = LineClip.clip(xy, window);
    Common common = common(line);
    if (pieces.size() > 1 && common.group() == Common.NO_GROUP) {
      common = common.withGroup(groups.next());
    }
    List<Annotation> lines = new ArrayList<>();
    for (double[] piece : pieces) {
      lines.add(new PolyLine(common, moved(piece)));
    }
    return lines;
  }

  @Override
  public List<Annotation> visit(Points points) {
    double[] xy = points.coordinates().toArray();
    List<Visibility> visibility = new ArrayList<>(points.visibility());
    boolean isAnyInside = false;
    for (int i = 0; i < visibility.size(); i++) {
      boolean isInside = visibility.get(i) != Visibility.ABSENT && window.contains(xy[2 * i], xy[2 * i + 1]);
      if (!isInside) {
        if (wholeLines && visibility.get(i) != Visibility.ABSENT) {
          return List.of();
        }
        visibility.set(i, Visibility.ABSENT);
        // The corner, so that the point lies at 0, 0 once it is moved.
        xy[2 * i] = window.x();
        xy[2 * i + 1] = window.y();
      }
      isAnyInside |= isInside;
    }
    return isAnyInside ? List.of(new Points(common(points), moved(xy), visibility)) : List.of();
  }

  private static Common common(Annotation annotation) {
    return Origins.reshaped(annotation.common());
  }

  private Coordinates moved(double[] xy) {
    double[] moved = new double[xy.length];
    for (int i = 0; i < xy.length; i += 2) {
      moved[i] = xy[i] - window.x();
      moved[i + 1] = xy[i + 1] - window.y();
    }
    return Coordinates.of(moved);
  }
}
