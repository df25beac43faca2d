// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.issue.Severity;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.runtime.Cancellation;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.LossSummary;
import org.datum4j.runtime.RunListener;
import org.datum4j.runtime.RunSettings;
import org.junit.jupiter.api.Test;

class RunContextTest {
  private static final Loss LOSS = new Loss("TEST-LOSS", "things", "left out");

  private final RunContext tolerant = new RunContext(RunSettings.defaults().withPolicy(ErrorPolicy.SKIP));

  @Test
  void failsAtErrorsButNotAtWarnings() {
    RunContext run = new RunContext();
    run.issues().report(Issue.warning("TEST-ODD", "odd", Location.unknown(), "Mend it."));
    assertThatThrownBy(() -> run.issues().report(error(1))).isInstanceOf(ImportException.class);
    assertThatThrownBy(() -> run.forExport().issues().report(error(1))).isInstanceOf(ExportException.class);
    assertThat(run.issueSummaries()).extracting(IssueSummary::code).containsExactly("TEST-ODD");
  }

  @Test
  void keepsTheSameIssuesWhateverTheirOrder() {
    List<Issue> issues = new ArrayList<>(IntStream.range(0, 500).mapToObj(RunContextTest::error).toList());
    issues.forEach(tolerant.issues()::report);
    Collections.shuffle(issues, new Random(4));
    RunContext other = new RunContext(RunSettings.defaults().withPolicy(ErrorPolicy.SKIP));
    issues.forEach(other.issues()::report);
    assertThat(other.issueSummaries()).isEqualTo(tolerant.issueSummaries());
    IssueSummary summary = tolerant.issueSummaries().get(0);
    assertThat(summary.count()).isEqualTo(500);
    assertThat(summary.severity()).isEqualTo(Severity.ERROR);
    assertThat(summary.samples()).hasSize(20).startsWith(error(0), error(1));
  }

  @Test
  void countsLossesTheSameInAnyThreads() throws InterruptedException {
    RunContext parallel = new RunContext();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int first = t;
      threads.add(new Thread(() -> IntStream.range(0, 100).filter(i -> i % 4 == first).forEach(i -> lose(parallel, i))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    IntStream.range(0, 100).forEach(i -> lose(tolerant, i));
    assertThat(parallel.lossSummaries()).isEqualTo(tolerant.lossSummaries());
    LossSummary summary = parallel.lossSummaries().get(0);
    assertThat(summary.items()).isEqualTo(100);
    assertThat(summary.objects()).isEqualTo(300);
    assertThat(summary.samples()).hasSize(20);
    assertThat(summary.samples().get(0)).isEqualTo(new LossSummary.Sample("train", "item000", 1));
  }

  @Test
  void keepsProgressQuiet() {
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void progressed(String step, long done, long total) {
            heard.add(step + " " + done);
          }
        };
    RunContext run = new RunContext(new RunSettings(ErrorPolicy.FAIL, 1, listener, new Cancellation()));
    for (int i = 0; i <= 1000; i++) {
      run.progress("reading", i, 1000);
    }
    assertThat(heard).contains("reading 0", "reading 1000");
    assertThat(heard.size()).isLessThan(100);
  }

  @Test
  void endsWhenItIsCancelled() {
    Cancellation cancellation = new Cancellation();
    RunContext run = new RunContext(new RunSettings(ErrorPolicy.FAIL, 1, RunListener.NONE, cancellation));
    run.checkCancelled();
    cancellation.cancel();
    assertThatThrownBy(run::checkCancelled).isInstanceOf(CancelledException.class);
    assertThatThrownBy(run.forExport()::checkCancelled).isInstanceOf(CancelledException.class);
  }

  private static void lose(RunContext run, int index) {
    DatasetItem item =
        DatasetItem.of(String.format("item%03d", index), "train", null, List.of(), Attributes.empty());
    run.losses().record(LOSS, item, 1);
    run.losses().record(LOSS, item, 2, 2);
  }

  private static Issue error(int index) {
    return Issue.error("TEST-FAULT", "bad", Location.unknown().withOffset(index), "Mend it.");
  }
}
