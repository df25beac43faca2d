// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * A sentence about the item.
 *
 * @param common what all annotations have
 * @param caption the sentence
 */
public record Caption(Common common, String caption) implements Annotation {
  /** Checks that nothing is null. */
  public Caption {
    Objects.requireNonNull(common);
    Objects.requireNonNull(caption);
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.CAPTION;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Caption withCommon(Common changed) {
    return new Caption(changed, caption);
  }
}
