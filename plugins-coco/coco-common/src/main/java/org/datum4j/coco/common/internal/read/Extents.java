// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import org.datum4j.api.geometry.Shapes;
import org.datum4j.api.model.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * Boxes around shapes.
 *
 * @shape {@code x, y, width, height}
 * @units pixels
 */
public final class Extents {
  private Extents() {}

  /** Returns the box around points; null if there are none. */
  public static double @Nullable [] of(Coordinates points) {
    return points.size() == 0 ? null : Shapes.bbox(points.toArray());
  }

  /** Returns the box around two boxes, of which either may be missing. */
  public static double @Nullable [] union(double @Nullable [] one, double @Nullable [] other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    double left = Math.min(one[0], other[0]);
    double top = Math.min(one[1], other[1]);
    double right = Math.max(one[0] + one[2], other[0] + other[2]);
    double bottom = Math.max(one[1] + one[3], other[1] + other[3]);
    return new double[] {left, top, right - left, bottom - top};
  }
}
