// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.media.ImageSize;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Bbox;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.Coordinates;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.Run;
import org.datum4j.transforms.common.Groups;
import org.jspecify.annotations.Nullable;

/** Joins the shapes of one image's tiles. */
final class TileShapes {
  /** What becomes of polygons that were cut. */
  static final Loss RETRACED =
      new Loss("TRANSFORM-TILE-POLYGON", "polygons that tiles had cut", "joined along the edges of their pixels");

  private final DatasetItem whole;
  private final ImageSize size;
  private final Run run;
  private final Map<Key, List<Part>> parts = new LinkedHashMap<>();
  private @Nullable Groups groups;

  TileShapes(DatasetItem whole, ImageSize size, Run run) {
    this.whole = whole;
    this.size = size;
    this.run = run;
  }

  /** Adds a tile's shapes, moved to their place. */
  void add(DatasetItem tile, TilePlace place) {
    ShapeMover mover = new ShapeMover(place.x(), place.y(), size);
    for (Annotation annotation : tile.annotations()) {
      Annotation moved = annotation.accept(mover);
      List<Part> same = parts.computeIfAbsent(Key.of(moved), key -> new ArrayList<>(1));
      if (same.stream().noneMatch(part -> part.shape.equals(moved))) {
        same.add(new Part(moved, place.index()));
      }
    }
  }

  /** Returns the shapes of the whole. */
  List<Annotation> joined() {
    List<Annotation> shapes = new ArrayList<>();
    parts.values().forEach(same -> shapes.addAll(join(same)));
    return shapes;
  }

  private List<Annotation> join(List<Part> same) {
    List<Annotation> shapes = same.stream().map(part -> part.shape).toList();
    boolean isOneTile = same.stream().allMatch(part -> part.tile == same.get(0).tile);
    if (shapes.size() == 1 || isOneTile && shapes.get(0).type() != AnnotationType.MASK) {
      return shapes;
    }
    Annotation first = shapes.get(0);
    if (first instanceof Bbox) {
      return List.of(box(shapes));
    }
    if (first instanceof Mask) {
      List<Rle> masks = shapes.stream().map(shape -> ((Mask) shape).rle()).toList();
      return List.of(new Mask(first.common(), Rle.union(masks)));
    }
    return first instanceof Polygon ? polygons(shapes) : shapes;
  }

  private static Annotation box(List<Annotation> shapes) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Annotation shape : shapes) {
      Bbox box = (Bbox) shape;
      left = Math.min(left, box.x());
      top = Math.min(top, box.y());
      right = Math.max(right, box.x() + box.width());
      bottom = Math.max(bottom, box.y() + box.height());
    }
    return new Bbox(shapes.get(0).common(), left, top, right - left, bottom - top);
  }

  private List<Annotation> polygons(List<Annotation> shapes) {
    PolygonRaster raster = new PolygonRaster();
    List<Rle> masks = new ArrayList<>();
    for (Annotation shape : shapes) {
      masks.add(raster.rasterize(((Polygon) shape).coordinates().toArray(), size.height(), size.width()));
    }
    Rle union = Rle.union(masks);
    int largest = largest(masks);
    if (masks.get(largest).equals(union)) {
      // One tile holds it whole.
      return List.of(shapes.get(largest));
    }
    Common common = shapes.get(0).common();
    run.losses().record(RETRACED, whole, common.id());
    List<double[]> outlines = new ContourTracer().polygons(union);
    Common shared = outlines.size() > 1 && common.group() == Common.NO_GROUP
        ? common.withGroup(groups().next())
        : common;
    List<Annotation> traced = new ArrayList<>();
    outlines.forEach(outline -> traced.add(new Polygon(shared, Coordinates.of(outline))));
    return traced;
  }

  private Groups groups() {
    Groups known = groups;
    if (known == null) {
      known = new Groups(parts.values().stream().flatMap(List::stream).map(part -> part.shape).toList());
      groups = known;
    }
    return known;
  }

  private static int largest(List<Rle> masks) {
    int best = 0;
    for (int i = 1; i < masks.size(); i++) {
      if (masks.get(i).area() > masks.get(best).area()) {
        best = i;
      }
    }
    return best;
  }

  /** A shape and the tile that it comes from. */
  private record Part(Annotation shape, int tile) {}

  /** What the parts of one shape share. Without an id only masks are joined; other shapes stand for themselves. */
  private record Key(AnnotationType type, long id, long group, int label, Attributes attributes, Object shape) {
    static Key of(Annotation annotation) {
      boolean isJoined = annotation.id() != 0 || annotation.type() == AnnotationType.MASK;
      return new Key(annotation.type(), annotation.id(), annotation.group(), annotation.labelIndex(),
          annotation.attributes(), isJoined ? "" : annotation);
    }
  }
}
