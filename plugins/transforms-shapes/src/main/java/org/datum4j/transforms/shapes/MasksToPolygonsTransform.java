// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.Ring;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Mask;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Run;
import org.datum4j.api.spi.Transform;
import org.datum4j.api.spi.TransformRequest;
import org.datum4j.transforms.common.Groups;

/**
 * Turns masks into polygons around their pixels, so that {@code polygons_to_masks} makes the same masks of them;
 * single pixels stay. A mask of several pieces becomes several polygons of one group. Holes are filled, which is
 * noted as a loss, or kept as detours of the outline.
 *
 * <p>Lazy, item by item. No size is needed.
 */
@Format(name = "masks_to_polygons", title = "Masks to polygons")
public final class MasksToPolygonsTransform implements Transform {
  private static final Loss EMPTY = new Loss("TRANSFORM-MASK-EMPTY", "masks without pixels", "left out");
  private static final Loss HOLES =
      new Loss("TRANSFORM-MASK-HOLE", "holes of masks", "filled; the option --holes keep keeps them");
  private static final OptionType<MasksToPolygonsOptions> OPTIONS =
      OptionType.of(MethodHandles.lookup(), MasksToPolygonsOptions.class);

  /** Makes the transform. */
  public MasksToPolygonsTransform() {}

  @Override
  public OptionType<?> options() {
    return OPTIONS;
  }

  @Override
  public List<Loss> losses() {
    return List.of(EMPTY, HOLES);
  }

  @Override
  public DatasetSource apply(DatasetSource source, TransformRequest request) {
    Run run = request.run();
    boolean keepsHoles = request.options(OPTIONS).holes() == MasksToPolygonsOptions.Holes.KEEP;
    return Outlines.change(
        source, Set.of(AnnotationType.MASK), AnnotationType.POLYGON, item -> polygons(item, run, keepsHoles));
  }

  private static List<Annotation> polygons(DatasetItem item, Run run, boolean keepsHoles) {
    if (item.annotations().stream().noneMatch(Mask.class::isInstance)) {
      return item.annotations();
    }
    List<Annotation> changed = new ArrayList<>(item.annotations().size());
    Groups groups = new Groups(item.annotations());
    ContourTracer tracer = new ContourTracer();
    for (Annotation annotation : item.annotations()) {
      if (!(annotation instanceof Mask mask)) {
        changed.add(annotation);
        continue;
      }
      try {
        List<double[]> outlines = keepsHoles ? tracer.polygons(mask.rle()) : filled(item, mask, tracer, run);
        List<Annotation> pieces = Pieces.of(mask.common(), outlines, groups);
        if (pieces.isEmpty()) {
          run.losses().record(EMPTY, item, mask.id());
        }
        changed.addAll(pieces);
      } catch (IllegalArgumentException broken) {
        new ItemRaster(item, run).refuse(mask, broken);
        changed.add(mask);
      }
    }
    return changed;
  }

  private static List<double[]> filled(DatasetItem item, Mask mask, ContourTracer tracer, Run run) {
    List<double[]> outlines = new ArrayList<>();
    int holes = 0;
    for (Ring ring : tracer.trace(mask.rle())) {
      if (ring.hole()) {
        holes++;
      } else {
        outlines.add(ring.xy());
      }
    }
    if (holes > 0) {
      run.losses().record(HOLES, item, mask.id(), holes);
    }
    return outlines;
  }
}
