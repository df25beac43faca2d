// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Mask;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.Origins;

/**
 * Turns polygons and ellipses into masks of the image's size, one for each; the parts of an instance keep their group.
 * Pixels are chosen as COCO does.
 *
 * <p>Lazy, item by item. The size of the image must be known.
 */
@Format(name = "polygons_to_masks", title = "Polygons to masks")
public final class PolygonsToMasksTransform implements Transform {
  private static final Set<AnnotationType> AREAS = Set.of(AnnotationType.POLYGON, AnnotationType.ELLIPSE);

  /** Makes the transform. */
  public PolygonsToMasksTransform() {}

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    return Outlines.change(source, AREAS, AnnotationType.MASK, item -> masks(item, run));
  }

  private static List<Annotation> masks(DatasetItem item, Run run) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    ItemRaster raster = new ItemRaster(item, run);
    for (Annotation annotation : item.annotations()) {
      Rle rle = AREAS.contains(annotation.type()) ? raster.draw(annotation, Outlines.ofArea(annotation)) : null;
      changed.add(rle == null ? annotation : new Mask(Origins.reshaped(annotation.common()), rle));
    }
    return changed;
  }
}
