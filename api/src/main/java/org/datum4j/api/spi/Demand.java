// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;

/**
 * What a run uses of the items. It is a hint: a source that makes more is right, too.
 *
 * @param annotationTypes the kinds of annotation that anybody looks at
 * @param polygons how closely polygons mostly are looked at; what is beyond that, and then also the pixels of masks and
 *     where annotations come from, a source may leave in its file until somebody asks, as long as the source is open
 * @param images whether anybody looks at the images' files, be it only for their presence or size
 */
public record Demand(Set<AnnotationType> annotationTypes, PolygonDetail polygons, boolean images) {
  private static final Demand EVERYTHING = new Demand(EnumSet.allOf(AnnotationType.class), true);

  /** Copies the set. */
  public Demand {
    EnumSet<AnnotationType> types = EnumSet.noneOf(AnnotationType.class);
    types.addAll(annotationTypes);
    annotationTypes = Collections.unmodifiableSet(types);
    Objects.requireNonNull(polygons);
  }

  /** States a demand for some kinds of annotation with all that belongs to them. */
  public Demand(Set<AnnotationType> annotationTypes, boolean images) {
    this(annotationTypes, PolygonDetail.CORNERS, images);
  }

  /** Returns the demand for all there is. */
  public static Demand everything() {
    return EVERYTHING;
  }

  /** Returns the same demand with another look at polygons. */
  public Demand withPolygons(PolygonDetail changed) {
    return new Demand(annotationTypes, changed, images);
  }
}
