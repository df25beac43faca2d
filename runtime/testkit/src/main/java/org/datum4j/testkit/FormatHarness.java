// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.model.Origin;
import org.datum4j.api.model.Mask;
import org.datum4j.api.model.Polygon;
import org.datum4j.api.spi.DatasetSink;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.ListSource;
import org.datum4j.api.spi.Transform;
import org.datum4j.runtime.ErrorPolicy;
import org.datum4j.runtime.LinkMode;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.internal.detect.FolderEvidence;
import org.datum4j.runtime.internal.io.FolderInput;
import org.datum4j.runtime.internal.io.StagedOutput;
import org.datum4j.runtime.internal.pipeline.Pipeline;
import org.datum4j.runtime.internal.run.ExportOrder;
import org.datum4j.runtime.internal.run.ImportOrder;
import org.datum4j.runtime.internal.run.RunContext;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.internal.run.TransformOrder;

/**
 * Runs one importer, exporter or transform as the host would, without plugins. A harness is immutable; {@code with…}
 * gives another one.
 */
public final class FormatHarness {
  private final RunSettings settings;
  private final Demand demand;

  private FormatHarness(RunSettings settings, Demand demand) {
    this.settings = settings;
    this.demand = demand;
  }

  /** Returns a harness that fails at the first error and works in one thread. */
  public static FormatHarness strict() {
    return new FormatHarness(RunSettings.defaults(), Demand.everything());
  }

  /** Returns a harness that leaves faulty objects out and reports them. */
  public static FormatHarness tolerant() {
    return new FormatHarness(RunSettings.defaults().withPolicy(ErrorPolicy.SKIP), Demand.everything());
  }

  /** Returns a harness with so many threads. */
  public FormatHarness withThreads(int threads) {
    return new FormatHarness(settings.withThreads(threads), demand);
  }

  /** Returns a harness whose runs state another demand. */
  public FormatHarness withDemand(Demand changed) {
    return new FormatHarness(settings, changed);
  }

  /** Asks an importer whether a folder is in its format. */
  public Detection detect(Importer importer, Path folder) {
    try {
      return importer.detect(FolderEvidence.of(FolderInput.open(folder), ""));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reads a folder to the end.
   *
   * @param options words as on the command line, for example {@code "--keep-original-category-ids"}
   */
  public ImportedDataset importFolder(Importer importer, Path folder, String... options) {
    return importFile(importer, folder, "", options);
  }

  /**
   * Reads a dataset of which a single file was named.
   *
   * @param file path relative to the folder
   * @param options words as on the command line
   */
  public ImportedDataset importFile(Importer importer, Path folder, String file, String... options) {
    RunContext run = newRun();
    try (DatasetSource source =
        importer.open(new ImportOrder(FolderInput.open(folder), file, words(options), run))) {
      return collect(source, run);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads a folder three times from one open source: twice in one thread, and once in parts. */
  List<ImportedDataset> passes(Importer importer, Path folder, String... options) {
    RunContext run = newRun();
    try (DatasetSource source = importer.open(new ImportOrder(FolderInput.open(folder), "", words(options), run))) {
      List<DatasetItem> parts = StreamSupport.stream(source.items(), true).toList();
      return List.of(
          collect(source, run),
          collect(source, run),
          new ImportedDataset(source.schema(), parts, run.issueSummaries(), run.lossSummaries()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Applies a transform to a dataset. */
  public ImportedDataset transform(Transform transform, ImportedDataset dataset, String... options) {
    RunContext run = newRun();
    ListSource list = new ListSource(dataset.schema(), dataset.items());
    try (DatasetSource source = transform.apply(list, new TransformOrder(words(options), run))) {
      return collect(source, run);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Writes a dataset.
   *
   * @param folder where to; not there yet or empty
   * @param options words as on the command line
   */
  public ExportedDataset export(Exporter exporter, ImportedDataset dataset, Path folder, String... options) {
    return export(exporter, dataset.schema(), dataset.items(), folder, options);
  }

  /**
   * Writes a dataset.
   *
   * @param folder where to; not there yet or empty
   * @param options words as on the command line
   */
  public ExportedDataset export(
      Exporter exporter, DatasetSchema schema, List<DatasetItem> items, Path folder, String... options) {
    RunContext run = newRun();
    try (StagedOutput output = StagedOutput.open(folder, false, LinkMode.COPY, settings.threads())) {
      ExportOrder order = new ExportOrder(output, words(options), run.forExport());
      try (DatasetSink sink = exporter.open(order)) {
        new Pipeline(run, "exporting").run(new ListSource(schema, items), sink);
      }
      output.publish();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new ExportedDataset(folder, run.issueSummaries(), run.lossSummaries());
  }

  /** Returns the relative names of all files below a folder, sorted, hidden ones too. */
  public static List<String> files(Path folder) {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private RunContext newRun() {
    RunContext run = new RunContext(settings);
    run.demand(demand);
    return run;
  }

  private static ImportedDataset collect(DatasetSource source, RunContext run) {
    List<DatasetItem> items = new ArrayList<>();
    StreamSupport.stream(source.items(), false)
        .forEachOrdered(
            item -> {
              readThrough(item);
              items.add(item);
            });
    return new ImportedDataset(source.schema(), items, run.issueSummaries(), run.lossSummaries());
  }

  /** Asks for what a source may leave in its file for as long as it is open. */
  private static void readThrough(DatasetItem item) {
    item.origin().ifPresent(Origin::fields);
    for (Annotation annotation : item.annotations()) {
      if (annotation instanceof Polygon polygon) {
        polygon.coordinates().size();
      } else if (annotation instanceof Mask mask) {
        mask.rle().isEmpty();
      }
      annotation.common().origin().ifPresent(Origin::fields);
    }
  }

  private static OptionValues words(String... options) {
    return OptionValues.ofWords(List.of(options));
  }
}
