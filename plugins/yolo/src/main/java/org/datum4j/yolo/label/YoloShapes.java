// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.Ring;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Outlines and extents of objects, in pixels. Keeps buffers; serves one thread. */
final class YoloShapes {
  private final ContourTracer tracer = new ContourTracer();
  private final List<double[]> rings = new ArrayList<>();
  private final List<Boolean> holes = new ArrayList<>();

  /**
   * Returns the rings of an object: its polygons, else its masks, else its rotated box or ellipse; none when it has none
   * of them. They are valid until the next call.
   */
  List<double[]> rings(Instance object) {
    rings.clear();
    holes.clear();
    for (Annotation member : object.members()) {
      if (member instanceof Polygon polygon && polygon.coordinates().size() > 0) {
        add(polygon.coordinates().toArray(), false);
      }
    }
    if (rings.isEmpty()) {
      for (Mask mask : object.all(Mask.class)) {
        for (Ring ring : tracer.trace(mask.rle())) {
          add(ring.xy(), ring.hole());
        }
      }
    }
    if (rings.isEmpty()) {
      object.find(RotatedBbox.class).ifPresent(box -> add(corners(box), false));
    }
    if (rings.isEmpty()) {
      object.find(Ellipse.class).ifPresent(
          ellipse -> add(Shapes.ellipsePolygon(ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2()), false));
    }
    return rings;
  }

  /**
   * Returns the rings as one.
   *
   * @param snap changes rings to what the file will say of them; bridges that are chosen for other points would be chosen
   *     anew when the file is read
   */
  double[] joined(UnaryOperator<double[]> snap) {
    return rings.size() == 1 ? rings.get(0) : YoloBridges.join(rings.stream().map(snap).toList(), holes);
  }

  private void add(double[] ring, boolean hole) {
    rings.add(ring);
    holes.add(hole);
  }

  static double[] corners(RotatedBbox box) {
    return Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
  }

  /** Returns the corners of a box: top left, top right, bottom right, bottom left. */
  static double[] corners(double[] box) {
    double right = box[0] + box[2];
    double bottom = box[1] + box[3];
    return new double[] {box[0], box[1], right, box[1], right, bottom, box[0], bottom};
  }

  static double[] box(Bbox box) {
    return new double[] {box.x(), box.y(), box.width(), box.height()};
  }

  /** Returns the smallest box around everything that an object has but boxes and lines; null when there is nothing. */
  static double @Nullable [] extent(Instance object, boolean withPoints) {
    Extent extent = new Extent();
    for (Annotation member : object.members()) {
      if (member instanceof Polygon polygon) {
        extent.add(polygon.coordinates().toArray());
      } else if (member instanceof Mask mask) {
        if (!mask.rle().isEmpty()) {
          extent.add(corners(mask.rle().bbox()));
        }
      } else if (member instanceof RotatedBbox box) {
        extent.add(corners(box));
      } else if (member instanceof Ellipse ellipse) {
        extent.add(new double[] {ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2()});
      } else if (withPoints && member instanceof Points points) {
        for (int i = 0; i < points.coordinates().size(); i++) {
          if (points.visibility().get(i) != Visibility.ABSENT) {
            extent.add(new double[] {points.coordinates().x(i), points.coordinates().y(i)});
          }
        }
      } else if (withPoints && member instanceof PolyLine line) {
        extent.add(line.coordinates().toArray());
      }
    }
    return extent.box();
  }

  private static final class Extent {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    void add(double[] xy) {
      for (int i = 0; i < xy.length; i += 2) {
        left = Math.min(left, xy[i]);
        right = Math.max(right, xy[i]);
        top = Math.min(top, xy[i + 1]);
        bottom = Math.max(bottom, xy[i + 1]);
      }
    }

    double @Nullable [] box() {
      return left > right ? null : new double[] {left, top, right - left, bottom - top};
    }
  }
}
