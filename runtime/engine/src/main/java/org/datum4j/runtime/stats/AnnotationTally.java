// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.runtime.stats.AnnotationStatistics.AttributeCount;
import org.datum4j.runtime.stats.AnnotationStatistics.LabelCount;

/** Counts single annotations, as Datumaro does. */
final class AnnotationTally {
  private static final int BINS = 10;

  /** Names that say something about one annotation, not about a kind of them. */
  private static final Set<String> LEFT_OUT = Set.of("occluded", "visibility", "score", "id", "track_id");

  private final long[] byType = new long[AnnotationType.values().length];
  private final List<ItemKey> unannotated = new ArrayList<>();
  private final Numbers.Counters counts;
  private final Numbers.Counters pixels;
  private final Numbers.Doubles areas = new Numbers.Doubles();
  private final Map<String, AttributeTally> attributes = new LinkedHashMap<>();
  private long items;
  private long labelled;
  private long areaSum;

  AnnotationTally(int labels) {
    counts = new Numbers.Counters(labels);
    pixels = new Numbers.Counters(labels);
  }

  void add(DatasetItem item, double[] ownAreas) {
    items++;
    List<Annotation> annotations = item.annotations();
    if (annotations.isEmpty()) {
      unannotated.add(ItemKey.of(item));
    }
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      AnnotationType type = annotation.type();
      byType[type.ordinal()]++;
      int label = annotation.labelIndex();
      if (label < 0 || type == AnnotationType.CAPTION) {
        continue;
      }
      labelled++;
      counts.add(label, 1);
      boolean isSegment =
          type == AnnotationType.BBOX || type == AnnotationType.POLYGON || type == AnnotationType.MASK;
      if (isSegment && Double.isFinite(ownAreas[i])) {
        areas.add(ownAreas[i]);
        areaSum += (long) ownAreas[i];
        pixels.add(label, (long) ownAreas[i]);
      }
      if (!annotation.attributes().isEmpty()) {
        add(annotation.attributes());
      }
    }
  }

  private void add(Attributes own) {
    for (int i = 0; i < own.size(); i++) {
      String name = own.name(i);
      AttributeTally tally = attributes.get(name);
      if (tally == null) {
        if (LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
          continue;
        }
        tally = new AttributeTally();
        attributes.put(name, tally);
      }
      tally.add(own.value(i));
    }
  }

  void addAll(AnnotationTally other) {
    items += other.items;
    labelled += other.labelled;
    areaSum += other.areaSum;
    for (int i = 0; i < byType.length; i++) {
      byType[i] += other.byType[i];
    }
    unannotated.addAll(other.unannotated);
    counts.addAll(other.counts);
    pixels.addAll(other.pixels);
    areas.addAll(other.areas);
    other.attributes.forEach(
        (name, tally) -> attributes.computeIfAbsent(name, key -> new AttributeTally()).addAll(tally));
  }

  AnnotationStatistics result(List<String> labelNames) {
    Map<AnnotationType, Long> types = new EnumMap<>(AnnotationType.class);
    long all = 0;
    for (AnnotationType type : AnnotationType.values()) {
      types.put(type, byType[type.ordinal()]);
      all += byType[type.ordinal()];
    }
    List<LabelCount> labels = new ArrayList<>();
    for (int i = 0; i < counts.end(labelNames.size()); i++) {
      String name = i < labelNames.size() ? labelNames.get(i) : String.valueOf(i);
      labels.add(new LabelCount(name, counts.get(i), pixels.get(i)));
    }
    List<AttributeCount> attributeCounts = new ArrayList<>();
    attributes.forEach((name, tally) -> attributeCounts.add(tally.result(name)));
    Distribution distribution = Distribution.linear(areas.toArray(), BINS);
    double average = areas.size() == 0 ? 0 : (double) areaSum / areas.size();
    return new AnnotationStatistics(
        items, all, types, unannotated, labelled, labels, attributeCounts, distribution, average);
  }
}
