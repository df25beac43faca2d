// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.lang.invoke.MethodHandles;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;

/**
 * Joins the masks of each instance, and its polygons if asked for, to one mask. Masks and polygons of one group are an
 * instance, one without a group is an instance of its own. The joined mask has the id, label, z-order and attributes of
 * the instance's largest mask or polygon, and stands where the first joined one stood.
 *
 * <p>Lazy, item by item. The size of the image must be known to join polygons.
 */
@Format(name = "merge_instance_segments", title = "One mask for each instance")
public final class MergeInstanceSegmentsTransform implements Transform {
  private static final OptionType<MergeInstanceSegmentsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), MergeInstanceSegmentsOptions.class);

  /** Makes the transform. */
  public MergeInstanceSegmentsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    boolean polygons = request.options(OPTIONS).includePolygons();
    Run run = request.run();
    Set<AnnotationType> joined = polygons ? Set.of(AnnotationType.POLYGON) : Set.of();
    return Outlines.change(
        source, joined, AnnotationType.MASK, item -> new InstanceSegments(item, run, polygons).merged());
  }
}
