// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.util.Set;
import org.datum4j.api.model.AnnotationType;

/**
 * What a run uses of the items. It is a hint: a source that makes more is right, too.
 *
 * @param annotationTypes the kinds of annotation that anybody looks at
 * @param rarelyRead those of them of which mostly no more is looked at than that they are there: a source may leave
 *     their coordinates, and where the annotations come from, in its file until somebody asks, as long as it is open
 * @param images whether anybody looks at the images' files, be it only for their presence or size
 */
public record Demand(Set<AnnotationType> annotationTypes, Set<AnnotationType> rarelyRead, boolean images) {
  private static final Demand EVERYTHING = new Demand(Set.of(AnnotationType.values()), true);

  /** Copies the sets. */
  public Demand {
    annotationTypes = Set.copyOf(annotationTypes);
    rarelyRead = Set.copyOf(rarelyRead);
  }

  /** States a demand for whole annotations of some kinds. */
  public Demand(Set<AnnotationType> annotationTypes, boolean images) {
    this(annotationTypes, Set.of(), images);
  }

  /** Returns the demand for all there is. */
  public static Demand everything() {
    return EVERYTHING;
  }

  /** Returns the demand for all there is, some kinds of which are mostly not looked into. */
  public static Demand everythingRarely(AnnotationType... rarelyRead) {
    return new Demand(EVERYTHING.annotationTypes, Set.of(rarelyRead), true);
  }
}
