// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Subtracts one from the left and top edge of each box, for datasets whose pixels were counted from 1. As in
 * Datumaro, the box keeps its label and attributes but stands alone afterwards, without id, group and order of
 * drawing; that is noted as a loss.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "bbox_values_decrement", title = "Boxes counted from 1 to boxes counted from 0")
public final class BboxValuesDecrementTransform implements Transform {
  private static final Loss TIES =
      new Loss("TRANSFORM-BOX-TIES", "ids, groups, tracks and z-orders of boxes", "left out");

  /** Makes the transform. */
  public BboxValuesDecrementTransform() {}

  @Override
  public List<Loss> losses() {
    return List.of(TIES);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    return Outlines.change(source, Set.of(), AnnotationType.BBOX, item -> decremented(item, run));
  }

  private static List<Annotation> decremented(DatasetItem item, Run run) {
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    for (Annotation annotation : item.annotations()) {
      if (!(annotation instanceof Bbox box)) {
        changed.add(annotation);
        continue;
      }
      Common common = Common.ofLabel(box.labelIndex()).withAttributes(box.attributes());
      if (!common.equals(box.common())) {
        run.losses().record(TIES, item, box.id());
      }
      changed.add(new Bbox(common, box.x() - 1, box.y() - 1, box.width(), box.height()));
    }
    return changed;
  }
}
