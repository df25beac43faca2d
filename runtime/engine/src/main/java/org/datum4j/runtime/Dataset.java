// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.model.Categories;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.ListSource;
import org.datum4j.runtime.internal.run.RunContext;
import org.datum4j.runtime.merge.MergeFinding;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergePolicy;
import org.datum4j.runtime.merge.MergedDataset;
import org.datum4j.runtime.merge.Merger;
import org.datum4j.runtime.stats.DatasetStatistics;
import org.datum4j.runtime.stats.StatisticsSettings;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in memory that can be changed: all items with their annotations, but not the pixels of images. Items keep the
 * order in which they were put. Not safe for use by several threads.
 */
public final class Dataset implements Iterable<DatasetItem> {
  private final Map<Key, DatasetItem> items = new LinkedHashMap<>();
  private DatasetSchema schema;
  private @Nullable Datum datum;

  private Dataset(DatasetSchema schema) {
    this.schema = schema;
  }

  /** Makes a dataset without items. */
  public static Dataset empty(Categories categories) {
    return new Dataset(DatasetSchema.of(categories, List.of()));
  }

  /**
   * Makes a dataset of items.
   *
   * @throws ImportException if two items have the same id in the same subset
   */
  public static Dataset fromIterable(Iterable<DatasetItem> items, Categories categories) {
    Dataset dataset = empty(categories);
    items.forEach(dataset::add);
    return dataset;
  }

  /** Makes a dataset of items whose classes are given by their names. */
  public static Dataset fromIterable(Iterable<DatasetItem> items, List<String> labels) {
    return fromIterable(items, Categories.ofNames(labels));
  }

  /**
   * Reads all items of a source; does not close it.
   *
   * @throws ImportException if two items have the same id in the same subset
   */
  public static Dataset collect(DatasetSource source) {
    Dataset dataset = new Dataset(source.schema());
    StreamSupport.stream(source.items(), false).forEachOrdered(dataset::add);
    return dataset;
  }

  /**
   * Makes one new dataset of several, as {@code datum merge} does, and stays silent about what it finds odd.
   *
   * @param policy whether all items stay apart, annotators vote, or equal items become one
   * @throws org.datum4j.api.issue.OptionException if there are fewer than two datasets
   * @throws ImportException if the policy is exact and the datasets contradict each other
   */
  public static Dataset merge(MergePolicy policy, Dataset... datasets) {
    return merge(List.of(datasets), MergeOptions.of(policy), finding -> {});
  }

  /**
   * Makes one new dataset of several, as {@code datum merge} does.
   *
   * @param options the policy and its thresholds
   * @param findings hears of what was odd, such as labels that were voted down, when all is merged
   * @throws org.datum4j.api.issue.OptionException if there are fewer than two datasets, or an option names a label that
   *     none has
   * @throws ImportException if the policy is exact and the datasets contradict each other
   */
  public static Dataset merge(List<Dataset> datasets, MergeOptions options, Consumer<MergeFinding> findings) {
    List<DatasetSource> sources = datasets.stream().map(Dataset::asSource).toList();
    MergedDataset merged = Merger.merge(sources, options, new RunContext(RunSettings.forAllProcessors()));
    Dataset result = collect(merged).boundTo(datasets.get(0).datum);
    merged.findings().list().forEach(findings);
    return result;
  }

  /**
   * Reads a dataset with the plugins of the standard places, detecting its format. Programs that read more than one use
   * {@link Datum#importFrom}.
   *
   * @throws IOException if a file cannot be read
   */
  public static Dataset importFrom(Path path) throws IOException {
    return importFrom(DatasetLocation.of(path));
  }

  /**
   * Reads a dataset of a format with the plugins of the standard places.
   *
   * @throws IOException if a file cannot be read
   */
  public static Dataset importFrom(Path path, String format) throws IOException {
    return importFrom(DatasetLocation.of(path, format));
  }

  private static Dataset importFrom(DatasetLocation location) throws IOException {
    // Not closed: what items do lazily may still need classes of the plugin. It goes with the last of them.
    return Datum.open(PluginLocations.standard()).importFrom(location);
  }

  private void add(DatasetItem item) {
    if (items.putIfAbsent(Key.of(item), item) != null) {
      throw new ImportException(
          Issue.error(
              "DATASET-ITEM-TWICE",
              "two items have the id \"" + item.id() + "\" in the subset " + item.subset(),
              Location.ofItem(item.id(), item.subset()),
              "Give each item an id of its own, for example with the transform reindex."));
    }
  }

  /** Returns what is known beside the items; the subsets and the number of items are those of now. */
  public DatasetSchema schema() {
    return schema.withSubsets(subsets()).withItemCount(OptionalLong.of(items.size()));
  }

  /** Changes what is known beside the items. The caller answers for labels of annotations that are there. */
  public Dataset setSchema(DatasetSchema changed) {
    schema = changed;
    return this;
  }

  /** Returns the names of the subsets: those of the schema, then those of further items. */
  public List<String> subsets() {
    Set<String> names = new LinkedHashSet<>(schema.subsets());
    items.keySet().forEach(key -> names.add(key.subset()));
    return List.copyOf(names);
  }

  /** Returns the number of items. */
  public int size() {
    return items.size();
  }

  /** Puts an item in; one with the same id and subset is replaced and keeps its place. */
  public Dataset put(DatasetItem item) {
    items.put(Key.of(item), item);
    return this;
  }

  /** Returns an item. */
  public Optional<DatasetItem> get(String id, String subset) {
    return Optional.ofNullable(items.get(new Key(id, subset)));
  }

  /** Says whether an item is there. */
  public boolean contains(String id, String subset) {
    return items.containsKey(new Key(id, subset));
  }

  /** Takes an item out; says whether it was there. */
  public boolean remove(String id, String subset) {
    return items.remove(new Key(id, subset)) != null;
  }

  /** Returns an unmodifiable view of the items, in order. */
  public Collection<DatasetItem> items() {
    return Collections.unmodifiableCollection(items.values());
  }

  @Override
  public Iterator<DatasetItem> iterator() {
    return items().iterator();
  }

  /** Returns a new dataset of the items that a test accepts. */
  public Dataset select(Predicate<DatasetItem> test) {
    Dataset selected = new Dataset(schema);
    items.forEach(
        (key, item) -> {
          if (test.test(item)) {
            selected.items.put(key, item);
          }
        });
    return selected;
  }

  /** Puts all items of another dataset in, whose labels must be the same; equal keys are replaced. */
  public Dataset update(Iterable<DatasetItem> changed) {
    changed.forEach(this::put);
    return this;
  }

  /**
   * Returns a new dataset of what a filter selects.
   *
   * @param expression XPath 1.0 over {@code /item}
   * @param mode {@code items}, {@code annotations} or {@code items+annotations}
   */
  public Dataset filter(String expression, String mode) throws IOException {
    return transform(List.of(TransformStep.filter(expression, mode)));
  }

  /**
   * Returns a new dataset that a transform has changed.
   *
   * @param name the transform's name
   * @param options its options by name
   */
  public Dataset transform(String name, Map<String, ?> options) throws IOException {
    return transform(List.of(new TransformStep(name, OptionValues.of(options))));
  }

  /** Returns a new dataset that some transforms have changed, one after the other. */
  public Dataset transform(List<TransformStep> steps) throws IOException {
    return with(
        used -> {
          try (DatasetSource changed = used.transform(asSource(), steps, RunSettings.defaults())) {
            return collect(changed).boundTo(datum);
          }
        });
  }

  /** Counts what the dataset is made of, as {@code datum stats} does; decodes all images that can be read. */
  public DatasetStatistics stats() {
    return stats(StatisticsSettings.all());
  }

  /**
   * Counts what the dataset is made of.
   *
   * @param settings what is counted; {@code StatisticsSettings.all().withImages(false)} is quick
   * @throws org.datum4j.api.issue.OptionException if the settings name a subset that is not there
   */
  public DatasetStatistics stats(StatisticsSettings settings) {
    return DatasetStatistics.of(asSource(), settings);
  }

  /**
   * Writes the dataset in a format, with the plugins that it was read with, or the standard ones.
   *
   * @param options the exporter's options by name, for example {@code Map.of("save-media", true)}
   * @return what was written and what could not be held
   */
  public ConversionReport export(Path folder, String format, Map<String, ?> options) throws IOException {
    ExportTarget target = ExportTarget.of(folder, format).withOptions(OptionValues.of(options));
    return with(used -> used.export(this, target));
  }

  /** Writes the dataset in a format with its default options. */
  public ConversionReport export(Path folder, String format) throws IOException {
    return export(folder, format, Map.of());
  }

  /** Makes the dataset use the plugins of that door for what it does itself; null means the standard ones. */
  Dataset boundTo(@Nullable Datum changed) {
    datum = changed;
    return this;
  }

  private <R> R with(Work<R> work) throws IOException {
    if (datum != null) {
      return work.run(datum);
    }
    try (Datum standard = Datum.open(PluginLocations.standard())) {
      return work.run(standard);
    }
  }

  private interface Work<R> {
    R run(Datum datum) throws IOException;
  }

  /** Returns the dataset of now as a stream; later changes do not show in it. */
  public DatasetSource asSource() {
    return new ListSource(schema(), new ArrayList<>(items.values()));
  }

  @Override
  public String toString() {
    return "Dataset[" + items.size() + " items, subsets " + subsets() + "]";
  }

  private record Key(String id, String subset) {
    static Key of(DatasetItem item) {
      return new Key(item.id(), item.subset());
    }
  }
}
