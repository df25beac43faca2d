// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.OutputFolder;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.MergeReport;
import org.datum4j.runtime.RunListener;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.internal.run.ExportOrder;
import org.datum4j.runtime.internal.run.RunContext;
import org.datum4j.runtime.merge.MergeFinding;
import org.datum4j.runtime.merge.MergeFindings;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergePolicy;
import org.datum4j.runtime.merge.MergedDataset;
import org.datum4j.runtime.merge.Merger;
import org.datum4j.runtime.plugin.Extensions;
import org.jspecify.annotations.Nullable;

/** Merges datasets on disk and writes the result with the report beside it. */
public final class MergeJob implements ExportJob.Opening, AutoCloseable {
  private static final String REPORT = "merge_report.json";

  private final List<PreparedInput> inputs = new ArrayList<>();
  private final List<DatasetSource> scouts = new ArrayList<>();
  private final MergeOptions options;
  private final RunContext run;
  private final RunSettings settings;
  private @Nullable MergeFindings findings;

  private MergeJob(MergeOptions options, RunContext run, RunSettings settings) {
    this.options = options;
    this.run = run;
    this.settings = settings;
  }

  /**
   * Finds the inputs; nothing of them is read yet.
   *
   * @throws org.datum4j.api.issue.DetectionException if the format of one is not clear
   * @throws org.datum4j.api.issue.OptionException if there are fewer than two
   */
  public static MergeJob of(
      Extensions extensions,
      List<DatasetLocation> locations,
      MergeOptions options,
      RunContext run,
      RunSettings settings)
      throws IOException {
    Merger.checkCount(locations.size());
    MergeJob job = new MergeJob(options, run, settings);
    try {
      for (DatasetLocation location : locations) {
        job.inputs.add(PreparedInput.of(extensions, location, List.of()));
      }
      return job;
    } catch (IOException | RuntimeException | Error failed) {
      job.close();
      throw failed;
    }
  }

  /** Carries the merge out. */
  public MergeReport run(ExportJob job) throws IOException {
    Set<String> formats = new LinkedHashSet<>();
    inputs.forEach(input -> formats.add(input.format()));
    return new MergeReport(job.run(String.join(" + ", formats), this), found());
  }

  private List<MergeFinding> found() {
    return findings == null ? List.of() : findings.list();
  }

  @Override
  public DatasetSource open(Exporter exporter, ExportOrder order) throws IOException {
    boolean isUnion = options.policy() == MergePolicy.UNION;
    Demand wanted = exporter.demand(order);
    boolean needsAll = !isUnion || !options.groups().isEmpty();
    run.demand(needsAll ? Demand.everything() : wanted);
    // What is told while looking ahead is told again when the items come for good.
    RunContext quiet =
        new RunContext(settings.withPolicy(ErrorPolicy.SKIP).withListener(RunListener.NONE));
    quiet.demand(isUnion ? new Demand(EnumSet.noneOf(AnnotationType.class), false) : Demand.everything());
    openAll(scouts, quiet);
    List<DatasetSource> sources = new ArrayList<>();
    try {
      openAll(sources, run);
      MergedDataset merged = Merger.merge(sources, scouts, options, run);
      findings = merged.findings();
      if (isUnion) {
        closeAll(scouts);
      }
      return merged;
    } catch (IOException | RuntimeException | Error failed) {
      closeAll(sources);
      throw failed;
    }
  }

  private void openAll(List<DatasetSource> opened, RunContext context) throws IOException {
    for (PreparedInput input : inputs) {
      opened.add(input.open(List.of(), context));
    }
  }

  @Override
  public void complete(OutputFolder output) throws IOException {
    if (findings != null) {
      byte[] json = (findings.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
      output.write(REPORT, json, 0, json.length);
    }
  }

  @Override
  public void close() throws IOException {
    List<AutoCloseable> all = new ArrayList<>(scouts);
    all.addAll(inputs);
    closeAll(all);
    scouts.clear();
  }

  private static void closeAll(List<? extends AutoCloseable> opened) throws IOException {
    IOException first = null;
    for (AutoCloseable one : opened) {
      try {
        one.close();
      } catch (IOException failed) {
        first = first == null ? failed : first;
      } catch (RuntimeException unexpected) {
        throw unexpected;
      } catch (Exception undeclared) {
        throw new IllegalStateException("closing ended with an undeclared exception", undeclared);
      }
    }
    opened.clear();
    if (first != null) {
      throw first;
    }
  }
}
