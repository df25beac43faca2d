// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.Set;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Takes from each polygon and mask the pixels that others cover: those with a higher z-order, or with the same one and
 * later in the item. Parts of one instance do not cut each other. What nothing covers stays exactly as it is; a polygon
 * that is cut becomes polygons along the edges of its remaining pixels, several ones sharing a group; what is covered
 * wholly goes.
 *
 * <p>Lazy, item by item. The size of the image must be known if polygons overlap.
 */
@Format(name = "crop_covered_segments", title = "Segments without what others cover")
public final class CropCoveredSegmentsTransform implements Transform {
  /** Makes the transform. */
  public CropCoveredSegmentsTransform() {}

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    return Outlines.change(
        source, Set.of(), AnnotationType.POLYGON, item -> new CoveredSegments(item, run).cropped());
  }
}
