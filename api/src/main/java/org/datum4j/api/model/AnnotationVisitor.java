// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

/**
 * One method for each kind of annotation.
 *
 * @param <R> what a visit returns
 */
public interface AnnotationVisitor<R> {
  /** Visits a label of the whole item. */
  R visit(Label label);

  /** Visits an axis-aligned box. */
  R visit(Bbox bbox);

  /** Visits a rotated box. */
  R visit(RotatedBbox rotatedBbox);

  /** Visits a polygon. */
  R visit(Polygon polygon);

  /** Visits an open line. */
  R visit(PolyLine polyLine);

  /** Visits keypoints. */
  R visit(Points points);

  /** Visits a mask. */
  R visit(Mask mask);

  /** Visits a caption. */
  R visit(Caption caption);

  /** Visits an ellipse. */
  R visit(Ellipse ellipse);
}
