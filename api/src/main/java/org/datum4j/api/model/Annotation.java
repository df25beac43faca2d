// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

/** Something that is said about an item. */
public sealed interface Annotation
    permits Label, Bbox, RotatedBbox, Polygon, PolyLine, Points, Mask, Caption, Ellipse {
  /** Returns what all annotations have in common. */
  Common common();

  /** Returns the kind. */
  AnnotationType type();

  /** Calls the visitor's method for this kind. */
  <R> R accept(AnnotationVisitor<R> visitor);

  /** Returns the same annotation with another common part. */
  Annotation withCommon(Common common);

  /** Returns the id; 0 may mean that it has none. */
  default long id() {
    return common().id();
  }

  /** Returns the group, 0 for none. */
  default long group() {
    return common().group();
  }

  /** Returns the label's position in {@link LabelCategories}, or {@link Common#NO_LABEL}. */
  default int labelIndex() {
    return common().labelIndex();
  }

  /** Returns the order of drawing; higher covers lower. */
  default int zOrder() {
    return common().zOrder();
  }

  /** Returns the free attributes. */
  default Attributes attributes() {
    return common().attributes();
  }
}
