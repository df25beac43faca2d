// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;

/** Tells once of each kind of oddity that does no harm. Safe for use by several threads. */
final class YoloNotes {
  private final IssueSink issues;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  YoloNotes(IssueSink issues) {
    this.issues = issues;
  }

  void beyond(double value, Location where) {
    if (told.add("beyond")) {
      issues.report(
          Issue.warning(
              "YOLO-COORDINATE-RANGE",
              "coordinate " + value + " is beyond the range 0 to 1; such shapes are kept and reach out of the image",
              where,
              "Check that the coordinates are shares of the image's width and height, not pixels."));
    }
  }

  void score(Location where) {
    if (told.add("score")) {
      issues.report(
          Issue.info(
              "YOLO-SCORE-READ",
              "rows of six numbers are boxes with a score, which becomes the attribute score",
              where,
              "Nothing needs to be done."));
    }
  }
}
