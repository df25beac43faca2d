// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.labels;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Label;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Replaces all annotations by labels of the image: one for each label that was there, in order of first appearance.
 *
 * <p>Lazy, item by item.
 */
@Format(name = "anns_to_labels", title = "Annotations to labels of the image")
public final class AnnsToLabelsTransform implements Transform {
  /** Makes the transform. */
  public AnnsToLabelsTransform() {}

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    return MappedSource.map(
        source,
        source.schema().withAnnotationTypes(Set.of(AnnotationType.LABEL)),
        AnnsToLabelsTransform::labels);
  }

  private static DatasetItem labels(DatasetItem item) {
    BitSet seen = new BitSet();
    List<Annotation> labels = new ArrayList<>();
    for (Annotation annotation : item.annotations()) {
      int label = annotation.labelIndex();
      if (label != Common.NO_LABEL && !seen.get(label)) {
        seen.set(label);
        labels.add(new Label(Common.ofLabel(label)));
      }
    }
    return item.withAnnotations(labels);
  }
}
