// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Severity;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.LossSummary;

/**
 * What a conversion did, for people.
 *
 * @param report the facts
 */
record ReportText(ConversionReport report) {
  private static final int SAMPLES = 3;

  String text() {
    StringBuilder text = new StringBuilder();
    appendIssues(text, report.issues());
    appendLosses(text);
    text.append(summary());
    return text.toString();
  }

  /** Appends the first issues of each kind and how many more there are. */
  static void appendIssues(StringBuilder text, List<IssueSummary> issues) {
    for (IssueSummary kind : issues) {
      Issue first = kind.samples().isEmpty() ? null : kind.samples().get(0);
      if (first == null) {
        continue;
      }
      text.append(word(kind.severity())).append(": ").append(first.text()).append('\n');
      for (Issue more : kind.samples().subList(1, Math.min(SAMPLES, kind.samples().size()))) {
        text.append("  also ").append(more.what());
        String place = more.where().text();
        text.append(place.isEmpty() ? "" : " at " + place).append('\n');
      }
      long untold = kind.count() - Math.min(SAMPLES, kind.samples().size());
      if (untold > 0) {
        text.append(String.format(Locale.ROOT, "  and %,d more like it%n", untold));
      }
    }
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case INFO -> "note";
      case WARNING -> "warning";
      case ERROR -> "left out";
    };
  }

  private void appendLosses(StringBuilder text) {
    if (report.losses().isEmpty()) {
      return;
    }
    TextTable table = new TextTable();
    table.row("what", "objects", "items", "what becomes of it", "for example");
    for (LossSummary loss : report.losses()) {
      String samples =
          loss.samples().stream()
              .limit(1)
              .map(sample -> sample.subset() + "/" + sample.item() + (sample.objectId() == 0 ? "" : "#" + sample.objectId()))
              .collect(Collectors.joining(", "));
      table.row(
          loss.loss().subject() + " [" + loss.loss().code() + "]",
          String.format(Locale.ROOT, "%,d", loss.objects()),
          String.format(Locale.ROOT, "%,d", loss.items()),
          loss.loss().fate(),
          samples);
    }
    text.append(report.outputFormat()).append(" cannot hold everything:\n").append(table.text("  ")).append('\n');
  }

  private String summary() {
    String kinds =
        report.annotations().entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey().text()))
            .collect(Collectors.joining(", "));
    String subsets =
        report.subsets().stream()
            .map(subset -> String.format(Locale.ROOT, "%s %,d", subset.subset(), subset.items()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s%s -> %s: %,d items%s, %,d instances%s, %,d files in %.1f s%s",
        report.isDryRun() ? "dry run: " : "",
        report.inputFormat().isEmpty() ? "dataset" : report.inputFormat(),
        report.outputFormat(),
        report.items(),
        subsets.isEmpty() ? "" : " (" + subsets + ")",
        report.instances(),
        kinds.isEmpty() ? "" : " (" + kinds + ")",
        report.files(),
        report.elapsed().toMillis() / 1000.0,
        report.isDryRun() ? "" : ": " + report.output());
  }
}
