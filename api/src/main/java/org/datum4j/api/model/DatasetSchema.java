// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of a dataset before its items are read.
 *
 * @param infos free facts about the dataset, as Datumaro's {@code infos}
 * @param categories classes, keypoints, colours
 * @param subsets names of the subsets in order; a subset without items may be among them
 * @param itemCount how many items will come, if it is known
 * @param annotationTypes the kinds of annotation that may come; all kinds when the source cannot tell
 * @param origins what the source files hold beside items and categories, for their own family of formats: a family's
 *     name or a longer key to plain values
 */
public record DatasetSchema(
    Attributes infos,
    Categories categories,
    List<String> subsets,
    OptionalLong itemCount,
    Set<AnnotationType> annotationTypes,
    Attributes origins) {
  /** Copies the collections. */
  public DatasetSchema {
    subsets = List.copyOf(subsets);
    annotationTypes = Set.copyOf(annotationTypes);
  }

  /** Returns a schema of an unknown number of items of any kind. */
  public static DatasetSchema of(Categories categories, List<String> subsets) {
    return new DatasetSchema(
        Attributes.empty(),
        categories,
        subsets,
        OptionalLong.empty(),
        Set.of(AnnotationType.values()),
        Attributes.empty());
  }

  /** Returns a copy with other infos. */
  public DatasetSchema withInfos(Attributes changed) {
    return new DatasetSchema(changed, categories, subsets, itemCount, annotationTypes, origins);
  }

  /** Returns a copy with other categories. */
  public DatasetSchema withCategories(Categories changed) {
    return new DatasetSchema(infos, changed, subsets, itemCount, annotationTypes, origins);
  }

  /** Returns a copy with other subsets. */
  public DatasetSchema withSubsets(List<String> changed) {
    return new DatasetSchema(infos, categories, changed, itemCount, annotationTypes, origins);
  }

  /** Returns a copy with another number of items. */
  public DatasetSchema withItemCount(OptionalLong changed) {
    return new DatasetSchema(infos, categories, subsets, changed, annotationTypes, origins);
  }

  /** Returns a copy with other kinds of annotation. */
  public DatasetSchema withAnnotationTypes(Set<AnnotationType> changed) {
    return new DatasetSchema(infos, categories, subsets, itemCount, changed, origins);
  }

  /** Returns a copy with other facts for the source's own family. */
  public DatasetSchema withOrigins(Attributes changed) {
    return new DatasetSchema(infos, categories, subsets, itemCount, annotationTypes, changed);
  }
}
