// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.datum4j.api.spi.DatasetSource;

/**
 * How much a dataset holds.
 *
 * @param items number of items
 * @param subsets counts by subset, in the dataset's order
 */
public record DatasetSummary(long items, Map<String, Counts> subsets) {
  /** Counts a dataset in one pass; does not close it. */
  public static DatasetSummary of(DatasetSource source) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    source.schema().subsets().forEach(subset -> tallies.put(subset, new Tally()));
    source.items().forEachRemaining(item -> tallies.computeIfAbsent(item.subset(), name -> new Tally()).add(item));
    Map<String, Counts> subsets = new LinkedHashMap<>();
    long items = 0;
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      Counts counts = entry.getValue().counts();
      subsets.put(entry.getKey(), counts);
      items += counts.items();
    }
    return new DatasetSummary(items, subsets);
  }

  /**
   * Counts of a subset.
   *
   * @param items number of items
   * @param instances number of instances; shapes of one group are one
   * @param annotations numbers of annotations by kind
   */
  public record Counts(long items, long instances, Map<AnnotationType, Long> annotations) {}

  private static final class Tally {
    private final Map<AnnotationType, Long> annotations = new EnumMap<>(AnnotationType.class);
    private long items;
    private long instances;

    void add(DatasetItem item) {
      items++;
      instances += Instance.count(item.annotations());
      for (Annotation annotation : item.annotations()) {
        annotations.merge(annotation.type(), 1L, Long::sum);
      }
    }

    Counts counts() {
      return new Counts(items, instances, annotations);
    }
  }
}
