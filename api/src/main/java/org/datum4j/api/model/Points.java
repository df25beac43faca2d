// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Keypoints of an object, in the order of its {@link PointsCategory}.
 *
 * @shape n pairs {@code x, y} and n visibilities
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded
 * @param common what all annotations have
 * @param coordinates the points
 * @param visibility one for each point
 */
public record Points(Common common, Coordinates coordinates, List<Visibility> visibility) implements Annotation {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are not as many visibilities as points
   */
  public Points {
    Objects.requireNonNull(common);
    visibility = List.copyOf(visibility);
    if (visibility.size() != coordinates.size()) {
      throw new IllegalArgumentException(
          coordinates.size() + " points have " + visibility.size() + " visibilities, expected one for each");
    }
  }

  /** Makes points that are all visible. */
  public static Points visible(Common common, Coordinates coordinates) {
    return new Points(common, coordinates, Collections.nCopies(coordinates.size(), Visibility.VISIBLE));
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.POINTS;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Points withCommon(Common changed) {
    return new Points(changed, coordinates, visibility);
  }
}
