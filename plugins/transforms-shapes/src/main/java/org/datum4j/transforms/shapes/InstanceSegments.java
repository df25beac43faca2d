// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.shapes;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.Origins;
import org.jspecify.annotations.Nullable;

/** Joins the segments of one item's instances. */
final class InstanceSegments {
  private final DatasetItem item;
  private final ItemRaster raster;
  private final boolean joinsPolygons;

  InstanceSegments(DatasetItem item, Run run, boolean joinsPolygons) {
    this.item = item;
    this.raster = new ItemRaster(item, run);
    this.joinsPolygons = joinsPolygons;
  }

  /** Returns the annotations after the joining; the item's own list if nothing changes. */
  List<Annotation> merged() {
    List<Annotation> segments = new ArrayList<>();
    for (Annotation annotation : item.annotations()) {
      if (annotation instanceof Mask || annotation instanceof Polygon) {
        segments.add(annotation);
      }
    }
    // By identity: two annotations may be equal.
    Map<Annotation, List<Annotation>> results = new IdentityHashMap<>();
    for (Instance instance : Instance.of(segments)) {
      join(instance.members(), results);
    }
    if (results.isEmpty()) {
      return item.annotations();
    }
    List<Annotation> changed = new ArrayList<>();
    for (Annotation annotation : item.annotations()) {
      changed.addAll(results.getOrDefault(annotation, List.of(annotation)));
    }
    return changed;
  }

  private void join(List<Annotation> members, Map<Annotation, List<Annotation>> results) {
    List<Annotation> joined = members.stream().filter(this::isJoined).toList();
    if (joined.isEmpty() || members.size() == 1 && joined.get(0) instanceof Mask) {
      return;
    }
    List<Rle> parts = new ArrayList<>();
    for (Annotation member : joined) {
      Rle part = pixels(member);
      if (part == null) {
        return;
      }
      parts.add(part);
    }
    Rle union;
    try {
      union = Rle.union(parts);
    } catch (IllegalArgumentException sizesDiffer) {
      raster.refuse(joined.get(0), sizesDiffer);
      return;
    }
    Annotation leader = leader(members);
    joined.forEach(member -> results.put(member, List.of()));
    results.put(joined.get(0), List.of(new Mask(Origins.reshaped(leader.common()), union)));
  }

  private boolean isJoined(Annotation member) {
    return joinsPolygons || member instanceof Mask;
  }

  private @Nullable Rle pixels(Annotation member) {
    try {
      return member instanceof Mask mask ? mask.rle().validate() : raster.draw(member, Outlines.ofArea(member));
    } catch (IllegalArgumentException broken) {
      raster.refuse(member, broken);
      return null;
    }
  }

  private Annotation leader(List<Annotation> members) {
    Annotation leader = members.get(0);
    double largest = -1;
    for (Annotation member : members) {
      double area = area(member);
      if (area > largest) {
        largest = area;
        leader = member;
      }
    }
    return leader;
  }

  private double area(Annotation member) {
    if (member instanceof Mask mask) {
      return mask.rle().area();
    }
    double[] outline = Outlines.ofArea(member);
    Optional<ImageSize> size = raster.size();
    try {
      return size.isPresent()
          ? new PolygonRaster().rasterize(outline, size.get().height(), size.get().width()).area()
          : Shapes.area(outline);
    } catch (IllegalArgumentException broken) {
      return 0;
    }
  }
}
