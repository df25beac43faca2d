// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.Origins;

/**
 * Turns boxes, straight and turned ones, into polygons of their four corners: top left, top right, bottom right, bottom
 * left. Nothing is cut off at the border of the image.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "boxes_to_polygons", title = "Boxes to polygons")
public final class BoxesToPolygonsTransform implements Transform {
  private static final Set<AnnotationType> BOXES = Set.of(AnnotationType.BBOX, AnnotationType.ROTATED_BBOX);

  /** Makes the transform. */
  public BoxesToPolygonsTransform() {}

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    return Outlines.change(source, BOXES, AnnotationType.POLYGON, BoxesToPolygonsTransform::polygons);
  }

  private static List<Annotation> polygons(DatasetItem item) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      double[] outline = Outlines.ofBox(annotation);
      changed.add(outline.length == 0
          ? annotation
          : new Polygon(Origins.reshaped(annotation.common()), Coordinates.of(outline)));
    }
    return changed;
  }
}
