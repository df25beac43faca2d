// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Points;
import org.datum4j.api.model.PolyLine;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.model.Visibility;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.Origins;
import org.jspecify.annotations.Nullable;

/**
 * Turns masks, polygons, lines, keypoints, ellipses and turned boxes into the straight boxes around them, one for
 * each annotation. The box of a mask holds its first and its last column and row. Keypoints that are not labelled do
 * not count.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "shapes_to_boxes", title = "Shapes to boxes")
public final class ShapesToBoxesTransform implements Transform {
  private static final Loss EMPTY =
      new Loss("TRANSFORM-SHAPE-EMPTY", "shapes without a pixel or point", "left out, since they have no box");
  private static final Set<AnnotationType> SHAPES =
      Set.of(
          AnnotationType.MASK,
          AnnotationType.POLYGON,
          AnnotationType.POLYLINE,
          AnnotationType.POINTS,
          AnnotationType.ELLIPSE,
          AnnotationType.ROTATED_BBOX);

  /** Makes the transform. */
  public ShapesToBoxesTransform() {}

  @Override
  public List<Loss> losses() {
    return List.of(EMPTY);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    return Outlines.change(source, SHAPES, AnnotationType.BBOX, item -> boxes(item, run));
  }

  private static List<Annotation> boxes(DatasetItem item, Run run) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      if (!SHAPES.contains(annotation.type())) {
        changed.add(annotation);
        continue;
      }
      try {
        double[] box = box(annotation);
        if (box == null) {
          run.losses().record(EMPTY, item, annotation.id());
        } else {
          changed.add(new Bbox(Origins.reshaped(annotation.common()), box[0], box[1], box[2], box[3]));
        }
      } catch (IllegalArgumentException broken) {
        new ItemRaster(item, run).refuse(annotation, broken);
        changed.add(annotation);
      }
    }
    return changed;
  }

  private static double @Nullable [] box(Annotation annotation) {
    if (annotation instanceof Mask mask) {
      return mask.rle().isEmpty() ? null : mask.rle().bbox();
    }
    if (annotation instanceof Ellipse ellipse) {
      return Shapes.bbox(new double[] {ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2()});
    }
    double[] points = points(annotation);
    return points.length == 0 ? null : Shapes.bbox(points);
  }

  private static double[] points(Annotation annotation) {
    if (annotation instanceof Polygon polygon) {
      return polygon.coordinates().toArray();
    }
    if (annotation instanceof PolyLine line) {
      return line.coordinates().toArray();
    }
    if (annotation instanceof RotatedBbox box) {
      return Outlines.of(box);
    }
    return annotation instanceof Points points ? labelled(points) : new double[0];
  }

  private static double[] labelled(Points points) {
    double[] found = new double[2 * points.coordinates().size()];
    int size = 0;
    for (int i = 0; i < points.coordinates().size(); i++) {
      if (points.visibility().get(i) != Visibility.ABSENT) {
        found[size++] = points.coordinates().x(i);
        found[size++] = points.coordinates().y(i);
      }
    }
    return Arrays.copyOf(found, size);
  }
}
