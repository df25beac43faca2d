// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.Locale;

/** The kinds of annotation. */
public enum AnnotationType {
  LABEL,
  BBOX,
  ROTATED_BBOX,
  POLYGON,
  POLYLINE,
  POINTS,
  MASK,
  CAPTION,
  ELLIPSE;

  /** Returns the name as files and command lines write it, for example {@code rotated_bbox}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether annotations of this kind cover a place in the image and so can be part of an {@link Instance}. */
  public boolean isShape() {
    return this != LABEL && this != CAPTION;
  }
}
