// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.DatasetSchema;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.api.spi.MappedSource;
import org.datum4j.api.spi.Run;

/** What a dataset is made of. */
public final class DatasetStatistics {
  private final long items;
  private final List<SubsetStatistics> subsets;
  private final Optional<AnnotationStatistics> annotations;
  private final Optional<InstanceStatistics> instances;
  private final SizeStatistics sizes;
  private final Optional<ImageStatistics> images;

  private DatasetStatistics(Tally tally, StatisticsSettings settings, List<String> labels, List<String> known) {
    boolean hasAnnotations = settings.annotations();
    items = tally.items();
    annotations = hasAnnotations ? Optional.of(tally.annotations().result(labels)) : Optional.empty();
    instances = hasAnnotations ? Optional.of(tally.instances().result(labels)) : Optional.empty();
    subsets = hasAnnotations ? tally.instances().subsets(known) : List.of();
    sizes = tally.images().sizes();
    images = settings.images() ? Optional.of(tally.images().result(known)) : Optional.empty();
  }

  /**
   * Counts a dataset in one pass, with all processors and unheard; does not close it.
   *
   * @throws OptionException if the settings name a subset that is not there
   */
  public static DatasetStatistics of(DatasetSource source, StatisticsSettings settings) {
    return of(source, settings, new PlainRun(settings.demand()));
  }

  /**
   * Counts a dataset in one pass; does not close it.
   *
   * @param run hears of progress and of images that cannot be read, and may end the counting
   * @throws OptionException if the settings name a subset that is not there
   */
  public static DatasetStatistics of(DatasetSource source, StatisticsSettings settings, Run run) {
    DatasetSchema schema = source.schema();
    List<String> labels = schema.categories().labels().names();
    List<String> known = settings.subset().map(List::of).orElse(schema.subsets());
    Tally tally;
    try (ItemReading reading = new ItemReading(settings, run)) {
      long total = settings.subset().isPresent() ? 0 : schema.itemCount().orElse(0);
      Counting counting = new Counting(reading, run, settings, labels.size(), total);
      tally = counting.count(settings.subset().map(name -> only(source, name)).orElse(source).items());
    }
    settings.subset().filter(name -> tally.items() == 0).ifPresent(name -> checkSubset(schema, name));
    return new DatasetStatistics(tally, settings, labels, known);
  }

  private static DatasetSource only(DatasetSource source, String subset) {
    return MappedSource.mapOrDrop(source, source.schema(), item -> item.subset().equals(subset) ? item : null);
  }

  private static void checkSubset(DatasetSchema schema, String name) {
    if (!schema.subsets().contains(name)) {
      throw new OptionException(
          Issue.error(
              "STATS-SUBSET-UNKNOWN",
              "the dataset has no subset \"" + name + "\"",
              Location.unknown(),
              "Its subsets are: " + String.join(", ", schema.subsets()) + "."));
    }
  }

  /** Returns the number of items. */
  public long items() {
    return items;
  }

  /** Returns counts by subset; none when annotations were not counted. */
  public List<SubsetStatistics> subsets() {
    return subsets;
  }

  /** Returns counts of single annotations, as Datumaro makes them. */
  public Optional<AnnotationStatistics> annotations() {
    return annotations;
  }

  /** Returns counts of objects. */
  public Optional<InstanceStatistics> instances() {
    return instances;
  }

  /** Returns the sizes of images. */
  public SizeStatistics sizes() {
    return sizes;
  }

  /** Returns what decoded images show. */
  public Optional<ImageStatistics> images() {
    return images;
  }

  /** Returns everything as one JSON object. */
  public String toJson() {
    return FullJson.of(this);
  }

  /** Returns the figures under the keys, and by the reckoning, of Datumaro's {@code statistics.json}. */
  public String toDatumaroJson() {
    return DatumaroJson.of(this);
  }

  /**
   * Returns a web page that needs nothing else.
   *
   * @param title what the page is about, for example the dataset's folder
   */
  public String toHtml(String title) {
    return HtmlPage.of(this, title);
  }
}
