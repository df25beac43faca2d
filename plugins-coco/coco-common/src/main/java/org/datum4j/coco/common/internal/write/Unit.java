// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.coco.common.CocoCarried;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.jspecify.annotations.Nullable;

/**
 * Annotations that become one record: an object with its parts, a label or a caption.
 *
 * @param members the annotations, never empty
 * @param record the record that they, or the largest of them, were read from; null if there is none
 * @param isIntact whether they are exactly what was read from the record
 */
record Unit(List<Annotation> members, @Nullable CocoRecord record, boolean isIntact) {
  Unit {
    members = List.copyOf(members);
  }

  /** Says whether the unit belongs to a task's file when nobody chose tasks: where it was, or anywhere if it is new. */
  boolean belongsTo(CocoTask task) {
    if (record != null) {
      return record.of(task).isPresent();
    }
    CocoCarried carried = carried();
    return carried == null || carried.isOf(task);
  }

  /** Returns what another format carried of the record that the members were read from. */
  @Nullable CocoCarried carried() {
    return record != null ? null : CocoCarried.ofAny(members);
  }
}
