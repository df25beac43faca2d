// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.run;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.issue.Severity;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.Run;
import org.datum4j.runtime.Cancellation;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.LossSummary;
import org.datum4j.runtime.RunListener;
import org.datum4j.runtime.RunSettings;

/** One run of the host: collects issues and losses, hands progress on, and can be cancelled. */
public final class RunContext implements Run {
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final RunSettings settings;
  private final IssueCollector issues = new IssueCollector();
  private final LossCollector losses = new LossCollector();
  private final Object listening = new Object();
  private String lastStep = "";
  private long lastTime;
  private volatile Demand demand = Demand.everything();

  /** Starts a run. */
  public RunContext(RunSettings settings) {
    this.settings = settings;
  }

  /** Starts a run that fails at the first error, with one thread, unheard. */
  public RunContext() {
    this(RunSettings.defaults());
  }

  @Override
  public IssueSink issues() {
    return issue -> take(issue, false);
  }

  /** Returns the run as exporters see it: their errors are {@link ExportException}s. */
  public Run forExport() {
    return new ExportView();
  }

  @Override
  public LossLedger losses() {
    return losses;
  }

  @Override
  public void progress(String step, long done, long total) {
    RunListener listener = settings.listener();
    if (listener == RunListener.NONE) {
      return;
    }
    synchronized (listening) {
      long now = System.nanoTime();
      boolean isNews = !step.equals(lastStep) || total > 0 && done >= total;
      if (isNews || now - lastTime >= QUIET_NANOS) {
        lastStep = step;
        lastTime = now;
        listener.progressed(step, done, total);
      }
    }
  }

  @Override
  public void checkCancelled() {
    if (settings.cancellation().isCancelled()) {
      throw new CancelledException(
          Issue.error(
              "RUN-CANCELLED", "the run was cancelled", Location.unknown(), "Start it again; nothing was written."));
    }
  }

  @Override
  public int threads() {
    return settings.threads();
  }

  @Override
  public Demand demand() {
    return demand;
  }

  /** States what the run will use of the items. */
  public void demand(Demand changed) {
    demand = changed;
  }

  /** Returns the switch that ends the run. */
  public Cancellation cancellation() {
    return settings.cancellation();
  }

  /** Returns the issues so far, the worst first. */
  public List<IssueSummary> issueSummaries() {
    return issues.summaries();
  }

  /** Returns the losses so far. */
  public List<LossSummary> lossSummaries() {
    return losses.summaries();
  }

  /** Says whether something was lost. */
  public boolean hasLosses() {
    return !losses.isEmpty();
  }

  /** The error that ends the run is told by its exception, not by the list. */
  private void take(Issue issue, boolean isExport) {
    if (issue.severity() == Severity.ERROR && settings.policy() == ErrorPolicy.FAIL) {
      throw isExport ? new ExportException(issue) : new ImportException(issue);
    }
    issues.add(issue);
    synchronized (listening) {
      settings.listener().reported(issue);
    }
  }

  private final class ExportView implements Run {
    @Override
    public IssueSink issues() {
      return issue -> take(issue, true);
    }

    @Override
    public LossLedger losses() {
      return losses;
    }

    @Override
    public void progress(String step, long done, long total) {
      RunContext.this.progress(step, done, total);
    }

    @Override
    public void checkCancelled() {
      RunContext.this.checkCancelled();
    }

    @Override
    public int threads() {
      return RunContext.this.threads();
    }

    @Override
    public Demand demand() {
      return RunContext.this.demand();
    }
  }
}
