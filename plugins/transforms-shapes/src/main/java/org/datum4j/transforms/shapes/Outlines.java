// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Ellipse;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.model.RotatedBbox;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;

/** Outlines of shapes, and sources whose items' annotations are changed. */
final class Outlines {
  private Outlines() {}

  /** Returns the corners of a box, from its top left on clockwise. */
  static double[] of(Bbox box) {
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    return new double[] {box.x(), box.y(), right, box.y(), right, bottom, box.x(), bottom};
  }

  /** Returns the corners of a turned box. */
  static double[] of(RotatedBbox box) {
    return Shapes.rotatedBoxCorners(box.centerX(), box.centerY(), box.width(), box.height(), box.degrees());
  }

  /** Returns the outline of a polygon or ellipse, or no points for other annotations. */
  static double[] ofArea(Annotation annotation) {
    if (annotation instanceof Polygon polygon) {
      return polygon.coordinates().toArray();
    }
    if (annotation instanceof Ellipse ellipse) {
      return Shapes.ellipsePolygon(ellipse.x1(), ellipse.y1(), ellipse.x2(), ellipse.y2());
    }
    return new double[0];
  }

  /** Returns the outline of a straight or turned box, or no points for other annotations. */
  static double[] ofBox(Annotation annotation) {
    if (annotation instanceof Bbox box) {
      return of(box);
    }
    return annotation instanceof RotatedBbox box ? of(box) : new double[0];
  }

  /**
   * Returns a source whose items have other annotations.
   *
   * @param from kinds that may turn into {@code to}
   * @param change called in any thread; returns the item's own list when nothing changes
   */
  static DatasetSource change(
      DatasetSource source,
      Set<AnnotationType> from,
      AnnotationType to,
      Function<DatasetItem, List<Annotation>> change) {
    DatasetSchema schema = source.schema();
    Set<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    types.addAll(schema.annotationTypes());
    if (types.stream().anyMatch(from::contains)) {
      types.add(to);
    }
    return MappedSource.map(source, schema.withAnnotationTypes(types), item -> {
      List<Annotation> before = item.annotations();
      List<Annotation> after = change.apply(item);
      return after == before ? item : item.withAnnotations(after);
    });
  }
}
