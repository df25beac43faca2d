// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.EnumMap;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;

/** Counts the oddities of a file and tells each kind once, with its count and a sample. Safe for several threads. */
final class Tally {
  private final IssueSink issues;
  private final Map<Oddity, Entry> entries = new EnumMap<>(Oddity.class);

  private static final class Entry {
    long count;
    final String sample;
    final Location place;

    Entry(String sample, Location place) {
      this.sample = sample;
      this.place = place;
    }
  }

  Tally(IssueSink issues) {
    this.issues = issues;
  }

  /** Counts one; the first of its kind becomes the sample. */
  synchronized void count(Oddity oddity, String sample, Location place) {
    entries.computeIfAbsent(oddity, kind -> new Entry(sample, place)).count++;
  }

  /** Tells what was counted since the last time. */
  synchronized void flush() {
    Map<Oddity, Entry> told = new EnumMap<>(entries);
    entries.clear();
    told.forEach(
        (oddity, entry) -> {
          String first = entry.sample.isEmpty() ? "" : (entry.count == 1 ? ": " : ", first: ") + entry.sample;
          String what = oddity.subject() + " (" + entry.count + " times)" + first;
          issues.report(Issue.warning(oddity.code(), what, entry.place, oddity.mend()));
        });
  }
}
