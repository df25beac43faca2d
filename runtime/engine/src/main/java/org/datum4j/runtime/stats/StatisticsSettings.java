// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.PolygonDetail;

/**
 * Which statistics are made.
 *
 * @param images whether images are decoded, for their colours and to find equal ones
 * @param annotations whether annotations are counted
 * @param subset the only subset to look at
 */
public record StatisticsSettings(boolean images, boolean annotations, Optional<String> subset) {
  /** Checks that nothing is null. */
  public StatisticsSettings {
    Objects.requireNonNull(subset);
  }

  /** Returns the settings for everything. */
  public static StatisticsSettings all() {
    return new StatisticsSettings(true, true, Optional.empty());
  }

  /** Returns a copy that decodes images, or does not. */
  public StatisticsSettings withImages(boolean changed) {
    return new StatisticsSettings(changed, annotations, subset);
  }

  /** Returns a copy that counts annotations, or does not. */
  public StatisticsSettings withAnnotations(boolean changed) {
    return new StatisticsSettings(images, changed, subset);
  }

  /** Returns a copy that looks at one subset only. */
  public StatisticsSettings withSubset(String changed) {
    return new StatisticsSettings(images, annotations, Optional.of(changed));
  }

  /** Returns what a source has to make for these statistics. */
  public Demand demand() {
    Set<AnnotationType> types = annotations ? EnumSet.allOf(AnnotationType.class) : EnumSet.noneOf(AnnotationType.class);
    return new Demand(types, PolygonDetail.AREA, images);
  }
}
