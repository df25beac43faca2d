// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.Demand;
import org.datum4j.coco.common.CocoIssues;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.kit.json.JsonException;
import org.datum4j.kit.primitive.LongIntMap;

/** What reading a file's records needs to know and where it tells troubles. Safe for several threads. */
final class RecordContext {
  private final CocoIndex index;
  private final LongIntMap labels;
  private final Demand demand;
  private final IssueSink issues;
  private final Tally tally;

  RecordContext(
      CocoIndex index, LongIntMap labels, Demand demand, IssueSink issues, Tally tally) {
    this.index = index;
    this.labels = labels;
    this.demand = demand;
    this.issues = issues;
    this.tally = tally;
  }

  CocoIndex index() {
    return index;
  }

  LongIntMap labels() {
    return labels;
  }

  Demand demand() {
    return demand;
  }

  IssueSink issues() {
    return issues;
  }

  void count(Oddity oddity, int row, long id, String field, String sample) {
    tally.count(oddity, sample, place(row, field, -1, "annotation " + id));
  }

  /** Tells a fault; returns when its record is to be left out. */
  void report(RecordFault fault, int row, long id) {
    String object = "annotation " + id;
    Location place = place(row, fault.path(), fault.offset(), object);
    issues.report(Issue.error(fault.code(), fault.what() + " (" + object + ")", place, fault.mend()));
  }

  /** Tells broken text; returns when its record is to be left out. */
  void report(JsonException fault, int row, long id) {
    String object = "annotation " + id;
    Location place = place(row, "", fault.offset(), object);
    issues.report(
        Issue.error(
            CocoIssues.ANNOTATION_FIELD,
            object + ": " + fault.detail(),
            place,
            "Correct the annotation, or import with --on-error skip to leave it out."));
  }

  private Location place(int row, String field, long offset, String object) {
    return new Location(
        index.file().path(),
        0,
        offset >= 0 ? offset : index.annotationStart(row),
        "$.annotations[" + row + "]" + field,
        object);
  }
}
