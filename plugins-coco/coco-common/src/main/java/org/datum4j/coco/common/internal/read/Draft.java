// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.List;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.Common;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.CocoTask;
import org.jspecify.annotations.Nullable;

/** What a record was made into, until it is delivered: parts may be shared with records of other tasks before. */
final class Draft {
  final CocoRecord record;
  Common common;
  List<Annotation> annotations;
  /** The task of the record's file. */
  CocoTask task = CocoTask.INSTANCES;
  /** The record of another task that says more of the same object. */
  @Nullable CocoRecord twin;

  Draft(CocoRecord record, Common common, List<Annotation> annotations) {
    this.record = record;
    this.common = common;
    this.annotations = annotations;
  }
}
