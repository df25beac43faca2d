// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Objects;

/**
 * A class of the whole item; the class is the common part's label.
 *
 * @param common what all annotations have
 */
public record Label(Common common) implements Annotation {
  /** Checks that there is a label. */
  public Label {
    Objects.requireNonNull(common);
    if (!common.hasLabel()) {
      throw new IllegalArgumentException("a label annotation needs a label index");
    }
  }

  @Override
  public AnnotationType type() {
    return AnnotationType.LABEL;
  }

  @Override
  public <R> R accept(AnnotationVisitor<R> visitor) {
    return visitor.visit(this);
  }

  @Override
  public Label withCommon(Common changed) {
    return new Label(changed);
  }
}
