// SPDX-License-Identifier: Apache-2.0
package org.datum4j.datumaro;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;

/** Tells once of each kind of thing that only Datumaro's own format can hold. Safe for use by several threads. */
final class DatumaroNotes {
  private final IssueSink issues;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  DatumaroNotes(IssueSink issues) {
    this.issues = issues;
  }

  void foreignType(String type, Location where) {
    if (told.add("type " + type)) {
      issues.report(
          Issue.warning(
              DatumaroFormat.TYPE_FOREIGN,
              "annotations of type \"" + type + "\" are kept as they are and come back only in Datumaro's format",
              where,
              "Nothing needs to be done when you write datumaro; other formats will not have them."));
    }
  }

  void foreignMedia(String media, Location where) {
    if (told.add("media " + media)) {
      issues.report(
          Issue.warning(
              DatumaroFormat.MEDIA_FOREIGN,
              "items with the medium \"" + media + "\" are kept without it; it comes back only in Datumaro's format",
              where,
              "Nothing needs to be done when you write datumaro; other formats will not have it."));
    }
  }

  void imageOutside(String path, Location where) {
    if (told.add("outside")) {
      issues.report(
          Issue.warning(
              DatumaroFormat.IMAGE_OUTSIDE,
              "image path \"" + path + "\" leads out of the dataset; such images are looked for by their names inside",
              where,
              "Put the images into images/<subset>/ if they are needed."));
    }
  }
}
