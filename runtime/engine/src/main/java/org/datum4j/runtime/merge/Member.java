// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.merge;

import org.datum4j.api.model.Annotation;

/**
 * An annotation that takes part in a vote.
 *
 * @param source the dataset that it is from
 * @param annotation the annotation, with a label of the result
 */
record Member(int source, Annotation annotation) {
  /** Returns how sure its dataset is of it; 1 when it does not say. */
  double score() {
    return annotation.attributes().get("score") instanceof Number score ? score.doubleValue() : 1;
  }
}
