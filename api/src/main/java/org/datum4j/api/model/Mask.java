// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;
import org.datum4j.api.geometry.Rle;

/**
 * The pixels of an object.
 *
 * @shape height × width of the image, run-length coded by columns
 * @units pixels, 1 is inside
 * @param common what all annotations have
 * @param rle the pixels
 */
public record Mask(Common common, Rle rle) implements Annotation {
  /** Checks that nothing is null. */
  public Mask {
    Objects.requireNonNull(common);
    Objects.requireNonNull(rle);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.MASK;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Mask withCommon(Common changed) {
    return new Mask(changed, rle);
  }
}
