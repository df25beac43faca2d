// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ordered list of a dataset's classes. A label index is a position in it. */
public final class LabelCategories {
  private static final LabelCategories EMPTY = new LabelCategories(List.of(), Set.of());

  private final List<LabelCategory> labels;
  private final Set<String> attributes;
  private final Map<String, Integer> indexes;

  private LabelCategories(List<LabelCategory> labels, Set<String> attributes) {
    this.labels = List.copyOf(labels);
    this.attributes = attributes;
    this.indexes = new HashMap<>(2 * labels.size());
    for (LabelCategory label : labels) {
      Integer earlier = indexes.putIfAbsent(label.name(), indexes.size());
      if (earlier != null) {
        throw new IllegalArgumentException("label \"" + label.name() + "\" stands twice, expected unique names");
      }
    }
  }

  /** Returns the empty list. */
  public static LabelCategories empty() {
    return EMPTY;
  }

  /**
   * Makes a list of classes.
   *
   * @throws IllegalArgumentException if a name stands twice
   */
  public static LabelCategories of(Collection<LabelCategory> labels) {
    return of(labels, List.of());
  }

  /**
   * Makes a list of classes.
   *
   * @param attributes names of attributes that annotations of any class may carry
   * @throws IllegalArgumentException if a name stands twice
   */
  public static LabelCategories of(Collection<LabelCategory> labels, Collection<String> attributes) {
    return new LabelCategories(new ArrayList<>(labels), new LinkedHashSet<>(attributes));
  }

  /** Makes a list of classes from their names. */
  public static LabelCategories ofNames(Collection<String> names) {
    return of(names.stream().map(LabelCategory::of).toList());
  }

  /** Returns the classes in order. */
  public List<LabelCategory> labels() {
    return labels;
  }

  /** Returns the names in order. */
  public List<String> names() {
    return labels.stream().map(LabelCategory::name).toList();
  }

  /** Returns the names of attributes that annotations of any class may carry. */
  public Set<String> attributes() {
    return Collections.unmodifiableSet(attributes);
  }

  /** Returns the number of classes. */
  public int size() {
    return labels.size();
  }

  /** Says whether there is no class. */
  public boolean isEmpty() {
    return labels.isEmpty();
  }

  /** Returns the class at a position. */
  public LabelCategory get(int labelIndex) {
    return labels.get(labelIndex);
  }

  /** Returns the position of a name, or {@link Common#NO_LABEL}. */
  public int indexOf(String name) {
    return indexes.getOrDefault(name, Common.NO_LABEL);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LabelCategories that
        && labels.equals(that.labels)
        && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    return labels.hashCode();
  }

  @Override
  public String toString() {
    return names().toString();
  }
}
