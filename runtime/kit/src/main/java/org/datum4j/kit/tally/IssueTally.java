// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.tally;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;

/**
 * Counts harmless oddities and tells each kind once, with its number and the first by place, whatever the order in
 * which threads found them. They are told with the last step that was expected, so that they stand in the report of the
 * run that found them, or when {@link #tell()} is called. Safe for use by several threads.
 */
public final class IssueTally {
  private static final Comparator<Issue> BY_PLACE =
      Comparator.comparing((Issue issue) -> issue.where().file())
          .thenComparingLong(issue -> issue.where().line())
          .thenComparing(issue -> issue.where().object());

  private final IssueSink issues;
  private final Map<String, Entry> entries = new TreeMap<>();
  private long expected;
  private long passed;

  /** A kind of oddity: the first one and how many there are. */
  private record Entry(Issue first, String sample, long count) {}

  /** Makes a tally that tells its findings to a sink. */
  public IssueTally(IssueSink issues) {
    this.issues = issues;
  }

  /**
   * Starts anew.
   *
   * @param steps number of steps after which to tell
   */
  public synchronized void expect(long steps) {
    expected = steps;
    passed = 0;
    if (steps == 0) {
      tell();
    }
  }

  /** Notes that a step is over; tells after the last one. */
  public synchronized void passed() {
    passed++;
    if (passed == expected) {
      tell();
    }
  }

  /**
   * Counts one.
   *
   * @param one the oddity as a kind, for example {@code image file that is a Git LFS pointer}; issues of one code and
   *     one text are of one kind
   * @param sample the thing itself in the user's words, or the empty text
   */
  public synchronized void count(Issue one, String sample) {
    Entry known = entries.get(key(one));
    if (known == null) {
      entries.put(key(one), new Entry(one, sample, 1));
      return;
    }
    boolean isEarlier = BY_PLACE.compare(one, known.first()) < 0;
    entries.put(
        key(one),
        new Entry(isEarlier ? one : known.first(), isEarlier ? sample : known.sample(), known.count() + 1));
  }

  private static String key(Issue issue) {
    return issue.code() + ' ' + issue.what();
  }

  /** Tells what was counted since the last time. */
  public synchronized void tell() {
    Map<String, Entry> told = new TreeMap<>(entries);
    entries.clear();
    told.values().forEach(entry -> issues.report(whole(entry)));
  }

  private static Issue whole(Entry entry) {
    Issue first = entry.first();
    String sample = entry.sample().isEmpty() ? "" : (entry.count() == 1 ? ": " : ", first: ") + entry.sample();
    String times = entry.count() == 1 ? " (once)" : " (" + entry.count() + " times)";
    Location where = first.where();
    return new Issue(first.code(), first.severity(), first.what() + times + sample, where, first.mend());
  }
}
