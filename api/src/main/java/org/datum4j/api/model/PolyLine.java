// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * An open line.
 *
 * @shape n pairs {@code x, y}
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded
 * @param common what all annotations have
 * @param coordinates the corners
 */
public record PolyLine(Common common, Coordinates coordinates) implements Annotation {
  /** Checks that nothing is null. */
  public PolyLine {
    Objects.requireNonNull(common);
    Objects.requireNonNull(coordinates);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.POLYLINE;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public PolyLine withCommon(Common changed) {
    return new PolyLine(changed, coordinates);
  }
}
