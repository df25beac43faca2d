// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.util.Set;
import org.datum4j.api.model.AnnotationType;

/**
 * What a run uses of the items. It is a hint: a source that makes more is right, too.
 *
 * @param annotationTypes the kinds of annotation that anybody looks at
 * @param images whether anybody looks at the images' files, be it only for their presence or size
 */
public record Demand(Set<AnnotationType> annotationTypes, boolean images) {
  private static final Demand EVERYTHING = new Demand(Set.of(AnnotationType.values()), true);

  /** Copies the set. */
  public Demand {
    annotationTypes = Set.copyOf(annotationTypes);
  }

  /** Returns the demand for all there is. */
  public static Demand everything() {
    return EVERYTHING;
  }
}
