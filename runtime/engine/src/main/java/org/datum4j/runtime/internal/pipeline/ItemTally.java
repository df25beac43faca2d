// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.internal.pipeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.jspecify.annotations.Nullable;

/** Counts items and what is in them. Not safe for use by several threads; each counts for itself. */
public final class ItemTally {
  private final long[] byType = new long[AnnotationType.values().length];
  private final Map<String, long[]> bySubset = new TreeMap<>();
  private String lastSubset = "";
  private long @Nullable [] last;
  private long items;
  private long images;
  private long instances;

  /** Starts at nothing. */
  public ItemTally() {}

  /** Counts an item. */
  public void add(DatasetItem item) {
    List<Annotation> annotations = item.annotations();
    int own = Instance.count(annotations);
    for (Annotation annotation : annotations) {
      byType[annotation.type().ordinal()]++;
    }
    items++;
    instances += own;
    if (item.image().isPresent()) {
      images++;
    }
    long[] subset = countsOf(item.subset());
    subset[0]++;
    subset[1] += annotations.size();
    subset[2] += own;
  }

  /** Items of a subset mostly come in a row. */
  private long[] countsOf(String subset) {
    long[] counts = last;
    if (counts == null || !subset.equals(lastSubset)) {
      counts = bySubset.computeIfAbsent(subset, name -> new long[3]);
      last = counts;
      lastSubset = subset;
    }
    return counts;
  }

  /** Adds what another one has counted. */
  public void addAll(ItemTally other) {
    items += other.items;
    images += other.images;
    instances += other.instances;
    for (int i = 0; i < byType.length; i++) {
      byType[i] += other.byType[i];
    }
    other.bySubset.forEach(
        (name, counts) -> {
          long[] own = bySubset.computeIfAbsent(name, key -> new long[3]);
          for (int i = 0; i < own.length; i++) {
            own[i] += counts[i];
          }
        });
  }

  /** Returns the number of items. */
  public long items() {
    return items;
  }

  /** Returns the number of items that have an image. */
  public long images() {
    return images;
  }

  /** Returns the number of instances. */
  public long instances() {
    return instances;
  }

  /** Returns the numbers of annotations by kind, without zeros. */
  public Map<AnnotationType, Long> byType() {
    Map<AnnotationType, Long> counts = new EnumMap<>(AnnotationType.class);
    for (AnnotationType type : AnnotationType.values()) {
      if (byType[type.ordinal()] > 0) {
        counts.put(type, byType[type.ordinal()]);
      }
    }
    return counts;
  }

  /** Returns the numbers of items, annotations and instances, by name of the subset. */
  public Map<String, long[]> bySubset() {
    return bySubset;
  }
}
