// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ConversionReport.SubsetCount;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.LossSummary;
import org.datum4j.runtime.RefusedException;
import org.datum4j.runtime.internal.io.DryOutput;
import org.datum4j.runtime.internal.io.StagedOutput;
import org.datum4j.runtime.internal.run.ExportOrder;
import org.datum4j.runtime.internal.run.RunContext;
import org.datum4j.runtime.plugin.Extensions;
import org.datum4j.runtime.plugin.PluginContext;

/** Writes a dataset to a target, all or nothing. */
public final class ExportJob {
  private final Exporter exporter;
  private final ExportTarget target;
  private final RunContext run;
  private final long start = System.nanoTime();

  /**
   * Prepares a job.
   *
   * @throws org.datum4j.api.issue.PluginException if the format is not known
   * @throws org.datum4j.api.issue.OptionException if the options do not fit
   */
  public ExportJob(Extensions extensions, ExportTarget target, RunContext run) {
    this.exporter = extensions.exporter(target.format());
    this.target = target;
    this.run = run;
    target.options().bind(exporter.options());
  }

  /**
   * Refuses an output that would replace the input.
   *
   * @throws ExportException if the input lies in the output folder
   */
  public void checkApart(Path input) throws IOException {
    if (!target.overwrites() || !Files.exists(target.folder(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (input.toRealPath().startsWith(target.folder().toRealPath())) {
      throw new ExportException(
          Issue.error(
              "OUTPUT-HOLDS-INPUT",
              "the output folder \"" + target.folder() + "\" holds the input, which would be replaced",
              Location.unknown(),
              "Name another folder for the output."));
    }
  }

  /**
   * Writes a dataset.
   *
   * @param inputFormat for the report
   * @param opening opens the dataset, after what the exporter demands is known
   * @throws RefusedException if the target is strict and something is lost
   */
  public ConversionReport run(String inputFormat, Opening opening) throws IOException {
    if (target.isDryRun()) {
      try (DryOutput output = DryOutput.open(target.folder(), target.overwrites())) {
        ItemTally tally = move(output, opening);
        return checked(report(inputFormat, tally, output.files()));
      }
    }
    try (StagedOutput output =
        StagedOutput.open(target.folder(), target.overwrites(), target.links(), run.threads())) {
      ItemTally tally = move(output, opening);
      ConversionReport report = checked(report(inputFormat, tally, output.files()));
      run.checkCancelled();
      output.publish();
      return report;
    }
  }

  private ItemTally move(OutputFolder output, Opening opening) throws IOException {
    ExportOrder order = new ExportOrder(output, target.options(), run.forExport());
    try (DatasetSource source = opening.open(exporter, order);
        DatasetSink sink = PluginContext.<DatasetSink, IOException>call(exporter, () -> exporter.open(order))) {
      ItemTally tally = new Pipeline(run, "converting").run(source, sink);
      FactCheck.of(source.schema(), exporter, target.format()).ifPresent(run.issues()::report);
      opening.complete(output);
      return tally;
    }
  }

  private ConversionReport checked(ConversionReport report) {
    if (target.isStrict() && !report.losses().isEmpty()) {
      LossSummary first = report.losses().get(0);
      throw new RefusedException(
          Issue.error(
              "EXPORT-LOSS-REFUSED",
              target.format() + " cannot hold everything: " + first.objects() + " " + first.loss().subject() + " "
                  + first.loss().fate()
                  + (report.losses().size() > 1 ? ", and " + (report.losses().size() - 1) + " more kinds of loss" : ""),
              Location.unknown(),
              "Choose another format, or convert without --strict to accept the losses."),
          report);
    }
    return report;
  }

  private ConversionReport report(String inputFormat, ItemTally tally, long files) {
    List<SubsetCount> subsets = new ArrayList<>();
    tally.bySubset().forEach((name, counts) -> subsets.add(new SubsetCount(name, counts[0], counts[1], counts[2])));
    return new ConversionReport(
        inputFormat,
        target.format(),
        target.folder(),
        target.isDryRun(),
        tally.items(),
        tally.images(),
        tally.instances(),
        tally.byType(),
        subsets,
        files,
        run.issueSummaries(),
        run.lossSummaries(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Opens the dataset that is written. */
  @FunctionalInterface
  public interface Opening {
    /** Opens it; the job closes it. */
    DatasetSource open(Exporter exporter, ExportOrder order) throws IOException;

    /** Adds files to the output after the last item, for example a report. */
    default void complete(OutputFolder output) throws IOException {}
  }
}
