// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Demand;
import org.datum4j.runtime.internal.detect.Detector;
import org.datum4j.runtime.internal.io.OpenInput;
import org.datum4j.runtime.internal.pipeline.ExportJob;
import org.datum4j.runtime.internal.pipeline.MergeJob;
import org.datum4j.runtime.internal.pipeline.PreparedInput;
import org.datum4j.runtime.internal.run.RunContext;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergedDataset;
import org.datum4j.runtime.merge.Merger;
import org.datum4j.runtime.plugin.CatalogueEntry;
import org.datum4j.runtime.plugin.Extensions;
import org.datum4j.runtime.plugin.PluginHost;
import org.datum4j.runtime.plugin.PluginHostOptions;
import org.jspecify.annotations.Nullable;

/**
 * The door to Datum4J: detects, reads and converts datasets with the formats of some plugins. Safe for use by several
 * threads; there is no static state, so several can stand side by side.
 *
 * <pre>{@code
 * try (Datum datum = Datum.open(PluginLocations.standard())) {
 *   datum.convert(Conversion.of(DatasetLocation.of(input), ExportTarget.of(output, "voc")));
 * }
 * }</pre>
 */
public final class Datum implements AutoCloseable {
  private final Extensions extensions;
  private final @Nullable PluginHost owned;

  private Datum(Extensions extensions, @Nullable PluginHost owned) {
    this.extensions = extensions;
    this.owned = owned;
  }

  /** Starts with no plugins at all; name folders, or use the class path. */
  public static DatumBuilder builder() {
    return new DatumBuilder();
  }

  /** Uses extensions that the caller owns; {@link #close()} does not close them. */
  public static Datum of(Extensions extensions) {
    return new Datum(extensions, null);
  }

  /** Uses the plugins of some folders; none is opened before it is needed. */
  public static Datum open(PluginLocations locations) {
    return open(PluginHostOptions.of(locations.folders()));
  }

  /** Uses the plugins that the options name; none is opened before it is needed. */
  public static Datum open(PluginHostOptions options) {
    PluginHost host = PluginHost.open(options);
    return new Datum(host, host);
  }

  /** Uses the plugins that a loader sees: the host's ordinary dependencies. */
  public static Datum ofClassPath(ClassLoader loader) {
    PluginHost host = PluginHost.classPath(loader);
    return new Datum(host, host);
  }

  /** Returns what the plugins offer. */
  public Extensions extensions() {
    return extensions;
  }

  /** Returns all formats and transforms, sorted by role and name; opens no plugin. */
  public List<CatalogueEntry> formats() {
    return extensions.entries();
  }

  /**
   * Says what format a folder, zip file or annotation file is in.
   *
   * @throws IOException if it cannot be read
   * @throws org.datum4j.api.issue.ImportException if it is not there or a bad archive
   */
  public DetectionReport detect(Path input) throws IOException {
    return detect(input, Detector.DEPTH);
  }

  /**
   * Says what format a folder, zip file or annotation file is in.
   *
   * @param depth how many folders that hold nothing but one folder are entered
   * @throws IOException if it cannot be read
   * @throws org.datum4j.api.issue.ImportException if it is not there or a bad archive
   */
  public DetectionReport detect(Path input, int depth) throws IOException {
    try (OpenInput opened = OpenInput.open(input, false)) {
      return new Detector(extensions, depth).detect(input, opened);
    }
  }

  /** Opens a dataset to read all of it, failing at the first error. The caller closes it. */
  public OpenedDataset open(DatasetLocation location) throws IOException {
    return open(location, List.of(), Demand.everything(), RunSettings.defaults());
  }

  /**
   * Opens a dataset; its items are read as they are asked for. The caller closes it.
   *
   * @param steps transforms that are applied in order
   * @param demand what the caller will look at; transforms may look at everything
   * @param settings how the reading goes
   * @throws IOException if a file cannot be read
   * @throws org.datum4j.api.issue.DatumException if the format is not clear, the options do not fit or the dataset is faulty
   */
  public OpenedDataset open(
      DatasetLocation location, List<TransformStep> steps, Demand demand, RunSettings settings) throws IOException {
    RunContext run = new RunContext(settings);
    run.demand(steps.isEmpty() ? demand : Demand.everything());
    PreparedInput input = PreparedInput.of(extensions, location, steps);
    try {
      return new OpenedDataset(input, input.open(steps, run), run);
    } catch (IOException | RuntimeException | Error failed) {
      input.close();
      throw failed;
    }
  }

  /** Reads a dataset into memory, failing at the first error. */
  public Dataset importFrom(DatasetLocation location) throws IOException {
    try (OpenedDataset source = open(location)) {
      return Dataset.collect(source).boundTo(this);
    }
  }

  /** Reads a dataset of a format into memory, failing at the first error. */
  public Dataset importFrom(Path path, String format) throws IOException {
    return importFrom(DatasetLocation.of(path, format));
  }

  /**
   * Reads a dataset of a format into memory, failing at the first error.
   *
   * @param options the importer's options by name
   */
  public Dataset importFrom(Path path, String format, Map<String, ?> options) throws IOException {
    return importFrom(DatasetLocation.of(path, format).withOptions(OptionValues.of(options)));
  }

  /**
   * Reads a dataset, changes it and writes it, as a stream. Nothing is visible before all is well.
   *
   * @throws IOException if a file cannot be read or written
   * @throws RefusedException if the target is strict and something would be lost
   * @throws org.datum4j.api.issue.DatumException if the order cannot be carried out
   */
  public ConversionReport convert(Conversion order) throws IOException {
    RunContext run = new RunContext(order.settings());
    ExportJob job = new ExportJob(extensions, order.output(), run);
    try (PreparedInput input = PreparedInput.of(extensions, order.input(), order.steps())) {
      job.checkApart(order.input().path());
      return job.run(
          input.format(),
          (exporter, request) -> {
            run.demand(order.steps().isEmpty() ? exporter.demand(request) : Demand.everything());
            return input.open(order.steps(), run);
          });
    }
  }

  /**
   * Writes a dataset and closes it.
   *
   * @param steps transforms that are applied in order
   * @throws IOException if a file cannot be written
   * @throws RefusedException if the target is strict and something would be lost
   * @throws org.datum4j.api.issue.DatumException if the order cannot be carried out
   */
  public ConversionReport export(
      DatasetSource source, List<TransformStep> steps, ExportTarget target, RunSettings settings) throws IOException {
    try (source) {
      RunContext run = new RunContext(settings);
      ExportJob job = new ExportJob(extensions, target, run);
      return job.run(
          "", (exporter, request) -> PreparedInput.transformed(extensions, source, steps, run));
    }
  }

  /**
   * Merges datasets and writes the result, with {@code merge_report.json} beside it. Nothing is visible before all is
   * well. The policy union streams; the others hold the items that several datasets have.
   *
   * @throws IOException if a file cannot be read or written
   * @throws RefusedException if the target is strict and something would be lost
   * @throws org.datum4j.api.issue.DatumException if the order cannot be carried out
   */
  public MergeReport merge(
      List<DatasetLocation> inputs, MergeOptions options, ExportTarget target, RunSettings settings)
      throws IOException {
    RunContext run = new RunContext(settings);
    ExportJob job = new ExportJob(extensions, target, run);
    try (MergeJob merge = MergeJob.of(extensions, inputs, options, run, settings)) {
      for (DatasetLocation input : inputs) {
        job.checkApart(input.path());
      }
      return merge.run(job);
    }
  }

  /**
   * Merges datasets that are open; the result closes them.
   *
   * @throws org.datum4j.api.issue.OptionException if there are fewer than two, or the options do not fit
   */
  public MergedDataset merge(List<? extends DatasetSource> sources, MergeOptions options, RunSettings settings) {
    return Merger.merge(sources, options, new RunContext(settings));
  }

  /**
   * Applies transforms to a dataset.
   *
   * @return the changed dataset, which closes the given one with itself
   * @throws IOException if the given dataset cannot be read
   */
  public DatasetSource transform(DatasetSource source, List<TransformStep> steps, RunSettings settings)
      throws IOException {
    return PreparedInput.transformed(extensions, source, steps, new RunContext(settings));
  }

  /** Writes a dataset in memory. */
  public ConversionReport export(Dataset dataset, ExportTarget target) throws IOException {
    return export(dataset.asSource(), List.of(), target, RunSettings.forAllProcessors());
  }

  /** Closes the plugins that this opened. Datasets that are open must be closed before. */
  @Override
  public void close() {
    if (owned != null) {
      owned.close();
    }
  }
}
