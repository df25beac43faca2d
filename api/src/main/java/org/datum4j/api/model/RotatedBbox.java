// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * A box that is turned about its centre.
 *
 * @shape five scalars; {@code (centerX, centerY)} is the centre
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded; the angle in degrees, clockwise as seen on screen
 * @param common what all annotations have
 * @param centerX centre
 * @param centerY centre
 * @param width side along the turned x axis
 * @param height side along the turned y axis
 * @param degrees angle
 */
public record RotatedBbox(Common common, double centerX, double centerY, double width, double height, double degrees) implements Annotation {
  /** Checks that nothing is null. */
  public RotatedBbox {
    Objects.requireNonNull(common);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.ROTATED_BBOX;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public RotatedBbox withCommon(Common changed) {
    return new RotatedBbox(changed, centerX, centerY, width, height, degrees);
  }
}
