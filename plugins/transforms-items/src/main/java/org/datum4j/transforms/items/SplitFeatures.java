// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.items;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.datum4j.api.model.Annotation;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.model.Attributes;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.datum4j.api.model.Instance;
import org.datum4j.transforms.common.IntList;
import org.jspecify.annotations.Nullable;

/** What is to be balanced: how often each item shows each label, and each value of a label's attributes. */
final class SplitFeatures {
  private static final int MOST_VALUES = 32;
  private static final Map<SplitOptions.Task, Set<AnnotationType>> TYPES =
      Map.of(
          SplitOptions.Task.CLASSIFICATION, Set.of(AnnotationType.LABEL),
          SplitOptions.Task.DETECTION, Set.of(AnnotationType.BBOX, AnnotationType.ROTATED_BBOX),
          SplitOptions.Task.SEGMENTATION,
          Set.of(AnnotationType.MASK, AnnotationType.POLYGON, AnnotationType.ELLIPSE));

  private final boolean isOfImages;
  private final Set<AnnotationType> types;
  private final Map<Feature, Integer> numbers = new HashMap<>();
  private final Map<String, Set<Object>> values = new HashMap<>();
  private final IntList ends = new IntList();
  private final IntList features = new IntList();
  private final IntList counts = new IntList();

  SplitFeatures(SplitOptions.Task task) {
    isOfImages = task == SplitOptions.Task.CLASSIFICATION;
    types = Objects.requireNonNull(TYPES.get(task));
  }

  void add(DatasetItem item) {
    Map<Integer, Integer> found = new TreeMap<>();
    if (isOfImages) {
      for (Annotation annotation : item.annotations()) {
        if (types.contains(annotation.type())) {
          count(annotation, annotation.labelIndex(), found);
        }
      }
    } else {
      for (Instance instance : Instance.of(item)) {
        List<Annotation> members = instance.members();
        if (members.stream().anyMatch(member -> types.contains(member.type()))) {
          count(instance.first(), instance.labelIndex(), found);
        }
      }
    }
    found.forEach((feature, count) -> {
      features.add(feature);
      counts.add(count);
    });
    ends.add(features.size());
  }

  private void count(Annotation annotation, int label, Map<Integer, Integer> found) {
    if (label == Common.NO_LABEL) {
      return;
    }
    found.merge(number(new Feature(label, "", null)), 1, Integer::sum);
    Attributes attributes = annotation.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      String name = attributes.name(i);
      Object value = attributes.value(i);
      if ((value instanceof String || value instanceof Boolean) && hasFewValues(name, value)) {
        found.merge(number(new Feature(label, name, value)), 1, Integer::sum);
      }
    }
  }

  private boolean hasFewValues(String name, Object value) {
    Set<Object> known = values.computeIfAbsent(name, key -> new HashSet<>());
    if (known.size() <= MOST_VALUES) {
      known.add(value);
    }
    return known.size() <= MOST_VALUES;
  }

  private int number(Feature feature) {
    return numbers.computeIfAbsent(feature, key -> numbers.size());
  }

  /** Returns the items with what is to be balanced; attributes that turned out to have many values are not. */
  Stratification finish() {
    boolean[] counted = new boolean[numbers.size()];
    numbers.forEach((feature, number) -> {
      Set<Object> known = values.get(feature.attribute);
      counted[number] = known == null || known.size() <= MOST_VALUES;
    });
    return new Stratification(ends.toArray(), features.toArray(), counts.toArray(), counted);
  }

  /** A label, or a value of an attribute of it. */
  private record Feature(int label, String attribute, @Nullable Object value) {}
}
