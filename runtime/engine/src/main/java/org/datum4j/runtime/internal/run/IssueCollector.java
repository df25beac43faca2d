// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Severity;
import org.datum4j.runtime.IssueSummary;

/** Counts issues by code and keeps the first of each code by place, so that the order of threads does not show. */
final class IssueCollector {
  private static final int SAMPLES = 20;

  private static final Comparator<Location> BY_PLACE =
      Comparator.comparing(Location::file)
          .thenComparingLong(Location::offset)
          .thenComparingLong(Location::line)
          .thenComparing(Location::path)
          .thenComparing(Location::object);

  private static final Comparator<Issue> IN_ORDER =
      Comparator.comparing(Issue::where, BY_PLACE)
          .thenComparing(Issue::what)
          .thenComparing(Issue::severity)
          .thenComparing(Issue::mend);

  private final Map<String, Tally> tallies = new TreeMap<>();

  synchronized void add(Issue issue) {
    Tally tally = tallies.computeIfAbsent(issue.code(), code -> new Tally());
    tally.count++;
    if (issue.severity().compareTo(tally.worst) > 0) {
      tally.worst = issue.severity();
    }
    TreeSet<Issue> first = tally.first;
    if (first.size() < SAMPLES) {
      first.add(issue);
    } else if (IN_ORDER.compare(issue, first.last()) < 0 && first.add(issue)) {
      first.pollLast();
    }
  }

  /** Returns the worst first, then by code. */
  synchronized List<IssueSummary> summaries() {
    List<IssueSummary> all = new ArrayList<>();
    tallies.forEach(
        (code, tally) -> all.add(new IssueSummary(code, tally.worst, tally.count, new ArrayList<>(tally.first))));
    all.sort(Comparator.comparing(IssueSummary::severity).reversed());
    return List.copyOf(all);
  }

  private static final class Tally {
    private final TreeSet<Issue> first = new TreeSet<>(IN_ORDER);
    private Severity worst = Severity.INFO;
    private long count;
  }
}
