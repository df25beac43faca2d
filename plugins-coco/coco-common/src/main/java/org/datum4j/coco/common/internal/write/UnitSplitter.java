// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.jspecify.annotations.Nullable;

/** Takes an item's annotations apart into records-to-be, and finds those that are just as they were read. */
final class UnitSplitter {
  private UnitSplitter() {}

  /**
   * Returns the units of an item, in the order of their first annotations.
   *
   * @param withSegments whether panoptic segments become objects of their own; else they are left aside
   */
  static List<Unit> split(DatasetItem item, boolean withSegments) {
    List<Annotation> annotations = item.annotations();
    List<Unit> units = new ArrayList<>(annotations.size());
    List<Annotation> loose = new ArrayList<>(0);
    int at = 0;
    while (at < annotations.size()) {
      CocoRecord record = recordOf(annotations.get(at));
      boolean isSegment = isSegment(annotations.get(at));
      if (isSegment && !withSegments) {
        at++;
        continue;
      }
      int count = record == null || isSegment ? 0 : intactAt(annotations, at, record);
      if (record != null && count > 0) {
        units.add(new Unit(record.annotations(), record, true));
        at += count;
      } else {
        loose.add(annotations.get(at++));
      }
    }
    if (!loose.isEmpty()) {
      addLoose(units, loose);
    }
    return units;
  }

  /** Says whether an annotation was read from a panoptic record, now or before another format carried it. */
  private static boolean isSegment(Annotation annotation) {
    CocoRecord record = recordOf(annotation);
    if (record != null) {
      return record.index().task() == CocoTask.PANOPTIC;
    }
    CocoCarried carried = CocoCarried.of(annotation.common().origin().orElse(null));
    return carried != null && carried.knowsFiles() && carried.isOf(CocoTask.PANOPTIC);
  }

  /** Says whether nothing is known of files that an annotation was in. */
  private static boolean isNew(Annotation annotation) {
    CocoCarried carried = CocoCarried.of(annotation.common().origin().orElse(null));
    return recordOf(annotation) == null && (carried == null || !carried.knowsFiles());
  }

  static @Nullable CocoRecord recordOf(Annotation annotation) {
    return annotation.common().origin().orElse(null) instanceof CocoRecord record ? record : null;
  }

  /** Returns how many annotations from a place on are exactly those of a record, 0 if they are not. */
  static int intactAt(List<Annotation> annotations, int at, CocoRecord record) {
    List<Annotation> made = record.annotations();
    int count = made.size();
    if (at + count > annotations.size()) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (annotations.get(at + i) != made.get(i)) {
        return 0;
      }
    }
    return count;
  }

  private static void addLoose(List<Unit> units, List<Annotation> loose) {
    Set<Long> groups = new HashSet<>();
    for (Annotation annotation : loose) {
      if (annotation.type().isShape() && annotation.group() != Common.NO_GROUP) {
        groups.add(annotation.group());
      }
    }
    List<Annotation> shapes = new ArrayList<>();
    // Something new that joined a group that was read makes its object a changed one.
    units.removeIf(unit -> {
      Annotation first = unit.members().get(0);
      boolean isJoined = first.type().isShape() && groups.contains(first.group());
      if (isJoined) {
        shapes.addAll(unit.members());
      }
      return isJoined;
    });
    for (Annotation annotation : loose) {
      if (annotation.type().isShape()) {
        shapes.add(annotation);
      } else {
        units.add(new Unit(List.of(annotation), recordOf(annotation), false));
      }
    }
    for (Instance instance : Instance.of(shapes)) {
      units.add(new Unit(instance.members(), recordOfAny(instance.members()), false));
    }
  }

  private static @Nullable CocoRecord recordOfAny(List<Annotation> members) {
    for (Annotation member : members) {
      CocoRecord record = recordOf(member);
      if (record != null && record.index().task() != CocoTask.PANOPTIC) {
        return record;
      }
    }
    return null;
  }

  /** Returns the masks for a panoptic picture: those that were read from one, and those of no COCO record. */
  static List<Annotation> segments(DatasetItem item, boolean all) {
    List<Annotation> segments = new ArrayList<>();
    for (Annotation annotation : item.annotations()) {
      boolean isSegment = all || isNew(annotation) || isSegment(annotation);
      if (annotation.type() == AnnotationType.MASK && isSegment) {
        segments.add(annotation);
      }
    }
    return segments;
  }
}
