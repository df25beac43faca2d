// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.List;
import java.util.Set;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.coco.common.CocoLosses;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.datum4j.coco.common.CocoWriteSettings;

/** Notes what of an item the chosen tasks cannot hold; objects count once, whatever the number of their parts. */
final class LossCounter {
  private final LossLedger ledger;
  private final CocoWriteSettings settings;
  private final Set<CocoTask> tasks;
  private final boolean hasObjects;
  private final boolean hasPoints;

  LossCounter(LossLedger ledger, CocoWriteSettings settings, SinkPlan plan) {
    this.ledger = ledger;
    this.settings = settings;
    this.tasks = Set.copyOf(plan.tasks());
    this.hasObjects = tasks.contains(CocoTask.INSTANCES) || tasks.contains(CocoTask.STUFF);
    this.hasPoints = tasks.contains(CocoTask.PERSON_KEYPOINTS);
  }

  void count(DatasetItem item, List<Unit> units) {
    for (Unit unit : units) {
      Annotation first = unit.members().get(0);
      if (unit.isIntact() && unit.record() != null && isWhole(unit, unit.record())) {
        continue;
      }
      if (first.type() == AnnotationType.LABEL || first.type() == AnnotationType.CAPTION) {
        boolean isLabel = first.type() == AnnotationType.LABEL;
        if (!tasks.contains(isLabel ? CocoTask.LABELS : CocoTask.CAPTIONS)) {
          note(isLabel ? CocoLosses.LABEL : CocoLosses.CAPTION, item, first);
        }
      } else {
        object(item, unit);
      }
      if (!settings.allowAttributes() && ObjectRenderer.hasAttributes(first)) {
        note(CocoLosses.ATTRIBUTES, item, first);
      }
    }
  }

  /** Without keypoints, attributes to drop or another task, an untouched record loses nothing. */
  private boolean isWhole(Unit unit, CocoRecord record) {
    CocoTask task = record.index().task();
    if (!hasPoints && record.twin().map(twin -> twin.index().task()).orElse(task) == CocoTask.PERSON_KEYPOINTS) {
      return false;
    }
    boolean hasPlace = task.isObjects() ? hasObjects || hasPoints && tasks.contains(task) : tasks.contains(task);
    return hasPlace && (settings.allowAttributes() || !ObjectRenderer.hasAttributes(unit.members().get(0)));
  }

  private void object(DatasetItem item, Unit unit) {
    boolean points = false;
    boolean masks = false;
    boolean shapes = false;
    for (Annotation member : unit.members()) {
      switch (member.type()) {
        case POLYLINE -> note(CocoLosses.POLY_LINE, item, member);
        case ROTATED_BBOX -> note(CocoLosses.ROTATED_BBOX, item, member);
        case ELLIPSE -> {
          shapes = true;
          if (hasObjects) {
            note(CocoLosses.ELLIPSE, item, member);
          }
        }
        case POINTS -> points = true;
        case MASK -> masks = true;
        default -> shapes = true;
      }
      if (member.zOrder() != 0 && !settings.cropCovered()) {
        note(CocoLosses.Z_ORDER, item, member);
      }
      if (member.common().objectId() != Common.NO_OBJECT) {
        note(CocoLosses.OBJECT_ID, item, member);
      }
    }
    places(item, unit, points, masks, shapes);
  }

  private void places(DatasetItem item, Unit unit, boolean points, boolean masks, boolean shapes) {
    Annotation first = unit.members().get(0);
    if (points && !hasPoints) {
      note(CocoLosses.POINTS, item, first);
    }
    boolean hasPanoptic = tasks.contains(CocoTask.PANOPTIC);
    if ((masks || shapes) && !hasObjects) {
      if (hasPoints && !points) {
        note(CocoLosses.NO_POINTS, item, first);
      } else if (!hasPoints && hasPanoptic && !masks) {
        note(CocoLosses.NO_MASK, item, first);
      } else if (!hasPoints && !hasPanoptic) {
        note(CocoLosses.SHAPE, item, first);
      }
    }
    if (hasObjects && unit.members().size() > 1 && !isUniform(unit)) {
      note(CocoLosses.PARTS, item, first);
    }
  }

  private static boolean isUniform(Unit unit) {
    Annotation first = unit.members().get(0);
    for (Annotation member : unit.members()) {
      if (member.labelIndex() != first.labelIndex() || !member.attributes().equals(first.attributes())) {
        return false;
      }
    }
    return true;
  }

  private void note(Loss loss, DatasetItem item, Annotation annotation) {
    ledger.record(loss, item, annotation.id());
  }
}
