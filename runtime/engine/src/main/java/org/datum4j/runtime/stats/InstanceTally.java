// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.runtime.stats.InstanceStatistics.LabelInstances;
import org.datum4j.runtime.stats.InstanceStatistics.SizeClasses;

/** Counts instances. */
final class InstanceTally {
  private static final int BINS = 24;
  private static final int MOST_ITEM_BINS = 30;
  private static final int ITEMS = 0;
  private static final int ANNOTATED = 1;
  private static final int ANNOTATIONS = 2;
  private static final int INSTANCES = 3;

  private final Numbers.Ints labels = new Numbers.Ints();
  private final Numbers.Floats areas = new Numbers.Floats();
  private final Numbers.Floats aspects = new Numbers.Floats();
  private final Numbers.Ints perItem = new Numbers.Ints();
  private final Numbers.Counters itemsWith;
  private final Map<String, long[]> subsets = new LinkedHashMap<>();
  private long crowds;
  private int[] lastItem;
  private int itemNumber;

  InstanceTally(int labelCount) {
    itemsWith = new Numbers.Counters(labelCount);
    lastItem = new int[labelCount];
  }

  void add(DatasetItem item, InstanceFigures figures) {
    itemNumber++;
    perItem.add(figures.size());
    long[] subset = subsets.computeIfAbsent(item.subset(), name -> new long[4]);
    subset[ITEMS]++;
    subset[ANNOTATED] += item.annotations().isEmpty() ? 0 : 1;
    subset[ANNOTATIONS] += item.annotations().size();
    subset[INSTANCES] += figures.size();
    for (int i = 0; i < figures.size(); i++) {
      int label = figures.label(i);
      labels.add(label);
      areas.add((float) figures.area(i));
      aspects.add((float) figures.aspect(i));
      crowds += figures.isCrowd(i) ? 1 : 0;
      if (label >= 0) {
        note(label);
      }
    }
  }

  private void note(int label) {
    if (label >= lastItem.length) {
      lastItem = Arrays.copyOf(lastItem, Math.max(label + 1, 2 * lastItem.length));
    }
    if (lastItem[label] != itemNumber) {
      lastItem[label] = itemNumber;
      itemsWith.add(label, 1);
    }
  }

  void addAll(InstanceTally other) {
    labels.addAll(other.labels);
    areas.addAll(other.areas);
    aspects.addAll(other.aspects);
    perItem.addAll(other.perItem);
    itemsWith.addAll(other.itemsWith);
    crowds += other.crowds;
    other.subsets.forEach(
        (name, counts) -> {
          long[] own = subsets.computeIfAbsent(name, key -> new long[4]);
          for (int i = 0; i < own.length; i++) {
            own[i] += counts[i];
          }
        });
  }

  List<SubsetStatistics> subsets(List<String> known) {
    Map<String, long[]> ordered = new LinkedHashMap<>();
    known.forEach(name -> ordered.put(name, new long[4]));
    ordered.putAll(subsets);
    List<SubsetStatistics> result = new ArrayList<>();
    ordered.forEach(
        (name, counts) ->
            result.add(
                new SubsetStatistics(
                    name, counts[ITEMS], counts[ANNOTATED], counts[ANNOTATIONS], counts[INSTANCES])));
    return result;
  }

  InstanceStatistics result(List<String> labelNames) {
    int labelEnd = Math.max(labelNames.size(), itemsWith.end(labelNames.size()));
    long[] counts = new long[labelEnd + 1];
    long[] classes = new long[4];
    for (int i = 0; i < labels.size(); i++) {
      counts[labels.get(i) < 0 ? labelEnd : labels.get(i)]++;
      double area = areas.get(i);
      classes[!(area > 0) ? 3 : area < SizeClasses.MEDIUM ? 0 : area < SizeClasses.LARGE ? 1 : 2]++;
    }
    return new InstanceStatistics(
        labels.size(),
        crowds,
        counts[labelEnd],
        new SizeClasses(classes[0], classes[1], classes[2], classes[3]),
        byLabel(labelNames, counts, labelEnd),
        Distribution.logarithmic(positive(areas.toArray()), BINS),
        Distribution.logarithmic(aspects.toArray(), BINS),
        Distribution.whole(perItem.toArray(), MOST_ITEM_BINS));
  }

  private List<LabelInstances> byLabel(List<String> labelNames, long[] counts, int labelEnd) {
    double[][] areasOf = new double[labelEnd][];
    for (int label = 0; label < labelEnd; label++) {
      areasOf[label] = new double[(int) counts[label]];
    }
    int[] filled = new int[labelEnd];
    for (int i = 0; i < labels.size(); i++) {
      int label = labels.get(i);
      if (label >= 0) {
        areasOf[label][filled[label]++] = areas.get(i);
      }
    }
    List<LabelInstances> result = new ArrayList<>(labelEnd);
    for (int label = 0; label < labelEnd; label++) {
      String name = label < labelNames.size() ? labelNames.get(label) : String.valueOf(label);
      Distribution area = Distribution.linear(positive(areasOf[label]), 1);
      result.add(new LabelInstances(name, counts[label], itemsWith.get(label), area));
    }
    return result;
  }

  private static double[] positive(double[] values) {
    int kept = 0;
    for (double value : values) {
      if (value > 0) {
        values[kept++] = value;
      }
    }
    return kept == values.length ? values : Arrays.copyOf(values, kept);
  }
}
