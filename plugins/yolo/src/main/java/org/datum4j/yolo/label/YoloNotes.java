// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.kit.tally.IssueTally;

/** Counts the oddities of rows that do no harm. Safe for use by several threads. */
final class YoloNotes {
  private final IssueTally tally;

  YoloNotes(IssueTally tally) {
    this.tally = tally;
  }

  void beyond(double value, Location where) {
    tally.count(
        Issue.warning(
            "YOLO-COORDINATE-RANGE",
            "row with a coordinate beyond the range 0 to 1; its shape is kept and reaches out of the image",
            where,
            "Check that the coordinates are shares of the image's width and height, not pixels."),
        Double.toString(value));
  }

  void score(Location where) {
    tally.count(
        Issue.info(
            "YOLO-SCORE-READ",
            "row of six numbers, read as a box with a score, which becomes the attribute score",
            where,
            "Nothing needs to be done."),
        "");
  }
}
