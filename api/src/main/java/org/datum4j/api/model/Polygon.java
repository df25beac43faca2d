// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * The outline of an area; the last corner is joined to the first. An instance of several parts has one polygon for each.
 *
 * @shape n pairs {@code x, y}, n at least 3 in a sound file
 * @units pixels of the item's image, origin top-left, x right, y down; not rounded
 * @param common what all annotations have
 * @param coordinates the corners
 */
public record Polygon(Common common, Coordinates coordinates) implements Annotation {
  /** Checks that nothing is null. */
  public Polygon {
    Objects.requireNonNull(common);
    Objects.requireNonNull(coordinates);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.POLYGON;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Polygon withCommon(Common changed) {
    return new Polygon(changed, coordinates);
  }
}
