// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * An ellipse with axes along the image's, given by its enclosing box.
 *
 * @shape two corners of the enclosing box
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded
 * @param common what all annotations have
 * @param x1 left edge
 * @param y1 top edge
 * @param x2 right edge
 * @param y2 bottom edge
 */
public record Ellipse(Common common, double x1, double y1, double x2, double y2) implements Annotation {
  /** Checks that nothing is null. */
  public Ellipse {
    Objects.requireNonNull(common);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.ELLIPSE;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Ellipse withCommon(Common changed) {
    return new Ellipse(changed, x1, y1, x2, y2);
  }
}
