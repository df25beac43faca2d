// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Coordinates;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.jspecify.annotations.Nullable;

/** The shapes of a plain record, read all at once when somebody asks for one. */
final class LateShapes {
  private final CocoIndex index;
  private final CocoRecord record;
  private volatile @Nullable List<Coordinates> polygons;

  LateShapes(CocoIndex index, CocoRecord record) {
    this.index = index;
    this.record = record;
  }

  /** Returns a polygon, which is not read yet. */
  Coordinates polygon(int number, double area) {
    return Coordinates.ofSource(() -> all().get(number), area);
  }

  /** Returns the mask, which is not read yet. */
  Rle mask(int height, int width, long area) {
    return Rle.ofSource(height, width, area, () -> read().segmentation.mask(height, width));
  }

  private RecordFields read() {
    RecordFields fields = new RecordFields();
    fields.read(record.bytes(), record.from(), record.to(), index.annotationStart(record.ordinal()));
    return fields;
  }

  private List<Coordinates> all() {
    List<Coordinates> known = polygons;
    if (known == null) {
      RecordFields fields = read();
      SegmentationFields shape = fields.segmentation;
      known = new ArrayList<>(shape.polygons());
      for (int i = 0; i < shape.polygons(); i++) {
        known.add(NumberTexts.coordinates(fields.bytes, shape.from(i), shape.to(i), shape.count(i)));
      }
      polygons = known;
    }
    return known;
  }
}
