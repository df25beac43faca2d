// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.Groups;
import org.datum4j.transforms.common.Origins;
import org.jspecify.annotations.Nullable;

/** The segments of one item, from the top to the bottom. */
final class CoveredSegments {
  private final DatasetItem item;
  private final ItemRaster raster;
  private final Groups groups;
  private final ContourTracer tracer = new ContourTracer();

  CoveredSegments(DatasetItem item, Run run) {
    this.item = item;
    this.raster = new ItemRaster(item, run);
    this.groups = new Groups(item.annotations());
  }

  /** Returns the annotations after the cut; the item's own list if there is at most one segment. */
  List<Annotation> cropped() {
    List<Annotation> annotations = item.annotations();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < annotations.size(); i++) {
      if (annotations.get(i) instanceof Polygon || annotations.get(i) instanceof Mask) {
        order.add(i);
      }
    }
    if (order.size() < 2) {
      return annotations;
    }
    // The sort is stable: of one z-order, the later one lies above.
    order.sort(Comparator.comparingInt(i -> annotations.get(i).zOrder()));
    List<List<Annotation>> results = new ArrayList<>();
    annotations.forEach(annotation -> results.add(List.of(annotation)));
    cut(order, results);
    List<Annotation> changed = new ArrayList<>();
    results.forEach(changed::addAll);
    return changed;
  }

  private void cut(List<Integer> order, List<List<Annotation>> results) {
    List<Layer> above = new ArrayList<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Annotation segment = item.annotations().get(order.get(i));
      Rle pixels = pixels(segment);
      if (pixels == null) {
        continue;
      }
      Rle rest = pixels;
      try {
        rest = visible(segment, pixels, above);
      } catch (IllegalArgumentException sizesDiffer) {
        raster.refuse(segment, sizesDiffer);
      }
      if (!rest.equals(pixels)) {
        results.set(order.get(i), remains(segment, rest));
      }
      above.add(new Layer(segment.group(), pixels));
    }
  }

  private static Rle visible(Annotation segment, Rle pixels, List<Layer> above) {
    Rle rest = pixels;
    for (Layer layer : above) {
      boolean oneInstance = layer.group != Common.NO_GROUP && layer.group == segment.group();
      // Not 0 also when the sizes differ, which the subtraction then refuses.
      if (!oneInstance && rest.iou(layer.pixels, false) != 0) {
        rest = rest.subtract(layer.pixels);
      }
    }
    return rest;
  }

  private @Nullable Rle pixels(Annotation segment) {
    try {
      return segment instanceof Mask mask ? mask.rle().validate() : raster.draw(segment, Outlines.ofArea(segment));
    } catch (IllegalArgumentException broken) {
      raster.refuse(segment, broken);
      return null;
    }
  }

  private List<Annotation> remains(Annotation segment, Rle rest) {
    if (rest.isEmpty()) {
      return List.of();
    }
    if (segment instanceof Mask) {
      return List.of(new Mask(Origins.reshaped(segment.common()), rest));
    }
    return Pieces.of(segment.common(), tracer.polygons(rest), groups);
  }

  /** What a segment covers. */
  private record Layer(long group, Rle pixels) {}
}
