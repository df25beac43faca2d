// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a dataset's annotations can be of.
 *
 * @param labels the classes
 * @param points keypoints by label index
 * @param maskColors colours of mask images by label index
 */
public record Categories(
    LabelCategories labels, Map<Integer, PointsCategory> points, Map<Integer, MaskColor> maskColors) {
  private static final Categories EMPTY = new Categories(LabelCategories.empty(), Map.of(), Map.of());

  /** Copies the maps, sorted by label index. */
  public Categories {
    points = Collections.unmodifiableMap(new TreeMap<>(points));
    maskColors = Collections.unmodifiableMap(new TreeMap<>(maskColors));
  }

  /** Returns categories without any class. */
  public static Categories empty() {
    return EMPTY;
  }

  /** Returns categories that are just classes. */
  public static Categories of(LabelCategories labels) {
    return new Categories(labels, Map.of(), Map.of());
  }

  /** Returns categories that are just classes, given by their names. */
  public static Categories ofNames(Collection<String> names) {
    return of(LabelCategories.ofNames(names));
  }

  /** Returns a copy with other classes. */
  public Categories withLabels(LabelCategories changed) {
    return new Categories(changed, points, maskColors);
  }

  /** Returns a copy with other keypoints. */
  public Categories withPoints(Map<Integer, PointsCategory> changed) {
    return new Categories(labels, changed, maskColors);
  }

  /** Returns a copy with other colours. */
  public Categories withMaskColors(Map<Integer, MaskColor> changed) {
    return new Categories(labels, points, changed);
  }
}
