// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.AnnotationType;

/**
 * Counts of single annotations, as Datumaro makes them: an object with a box and a polygon counts twice here.
 *
 * @param items how many items there are
 * @param annotations how many annotations there are
 * @param byType numbers of annotations by kind
 * @param unannotated items without annotations
 * @param labelled how many annotations have a label
 * @param labels counts by label, in the order of the labels
 * @param attributes counts by attribute, in the order in which they came
 * @param areas the areas of labelled boxes, polygons and masks; ten bins
 * @param averageArea the mean of these areas, each cut to a whole number
 */
public record AnnotationStatistics(
    long items,
    long annotations,
    Map<AnnotationType, Long> byType,
    List<ItemKey> unannotated,
    long labelled,
    List<LabelCount> labels,
    List<AttributeCount> attributes,
    Distribution areas,
    double averageArea) {
  /** Copies the collections. */
  public AnnotationStatistics {
    EnumMap<AnnotationType, Long> copy = new EnumMap<>(AnnotationType.class);
    copy.putAll(byType);
    byType = Collections.unmodifiableMap(copy);
    unannotated = List.copyOf(unannotated);
    labels = List.copyOf(labels);
    attributes = List.copyOf(attributes);
  }

  /**
   * Annotations of a label.
   *
   * @param label its name
   * @param count how many annotations
   * @param pixels the sum of their areas, each cut to a whole number
   */
  public record LabelCount(String label, long count, long pixels) {}

  /**
   * Values of an attribute.
   *
   * @param name its name
   * @param count how many annotations have it
   * @param values how many have which value, as text, in the order in which they came
   * @param isCut whether there are more values than are counted one by one
   */
  public record AttributeCount(String name, long count, Map<String, Long> values, boolean isCut) {
    /** Copies the map. */
    public AttributeCount {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
