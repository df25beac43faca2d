// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * An axis-aligned box around an object. A negative width or height is allowed, so that a faulty file survives a round trip.
 *
 * @shape four scalars; {@code (x, y)} is the top-left corner
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded
 * @param common what all annotations have
 * @param x left edge
 * @param y top edge
 * @param width extent to the right
 * @param height extent downwards
 */
public record Bbox(Common common, double x, double y, double width, double height) implements Annotation {
  /** Checks that nothing is null. */
  public Bbox {
    Objects.requireNonNull(common);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.BBOX;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Bbox withCommon(Common changed) {
    return new Bbox(changed, x, y, width, height);
  }

  /** Returns width times height. */
  public double area() {
    return width * height;
  }
}
