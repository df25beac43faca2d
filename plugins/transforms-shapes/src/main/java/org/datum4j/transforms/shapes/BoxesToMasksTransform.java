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
 * Turns boxes, straight and turned ones, into masks of the image's size. Pixels are chosen as COCO does for the box's
 * outline; what lies outside of the image is cut off.
 *
 * <p>Lazy, item by item. The size of the image must be known.
 */
@Format(name = "boxes_to_masks", title = "Boxes to masks")
public final class BoxesToMasksTransform implements Transform {
  private static final Set<AnnotationType> BOXES = Set.of(AnnotationType.BBOX, AnnotationType.ROTATED_BBOX);

  /** Makes the transform. */
  public BoxesToMasksTransform() {}

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    return Outlines.change(source, BOXES, AnnotationType.MASK, item -> masks(item, run));
  }

  private static List<Annotation> masks(DatasetItem item, Run run) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    ItemRaster raster = new ItemRaster(item, run);
    for (Annotation annotation : item.annotations()) {
      double[] outline = Outlines.ofBox(annotation);
      Rle rle = outline.length == 0 ? null : raster.draw(annotation, outline);
      changed.add(rle == null ? annotation : new Mask(Origins.reshaped(annotation.common()), rle));
    }
    return changed;
  }
}
