// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;

/** Counts the oddities of a file and tells each kind once, with its count and a sample. Safe for several threads. */
final class Tally {
  private final IssueSink issues;
  private final Map<Oddity, Entry> entries = new EnumMap<>(Oddity.class);

  private static final Comparator<Location> BY_PLACE =
      Comparator.comparing(Location::file).thenComparingLong(Location::offset).thenComparing(Location::path);

  private static final class Entry {
    long count;
    String sample;
    Location place;

    Entry(String sample, Location place) {
      this.sample = sample;
      this.place = place;
    }
  }

  Tally(IssueSink issues) {
    this.issues = issues;
  }

  /** Counts one; the first of its kind by place becomes the sample, whichever thread comes first. */
  synchronized void count(Oddity oddity, String sample, Location place) {
    Entry entry = entries.computeIfAbsent(oddity, kind -> new Entry(sample, place));
    entry.count++;
    if (place != entry.place && BY_PLACE.compare(place, entry.place) < 0) {
      entry.sample = sample;
      entry.place = place;
    }
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
