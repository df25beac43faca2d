// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A closed line around a shape or around a hole in it. Immutable.
 *
 * @shape {@code n} pairs {@code x, y}; the last point is joined to the first, which is not repeated. Outer rings run
 *     clockwise on the screen (y down), holes run against it
 * @units pixels, origin at the top-left corner of the top-left pixel
 */
public final class Ring {
  private final double[] xy;
  private final boolean hole;

  /**
   * Makes a ring of a copy of the points.
   *
   * @throws IllegalArgumentException if the number of values is odd
   */
  public Ring(double[] xy, boolean hole) {
    if ((xy.length & 1) != 0) {
      throw new IllegalArgumentException("ring has " + xy.length + " values, expected x and y of each point");
    }
    this.xy = xy.clone();
    this.hole = hole;
  }

  /** Returns a copy of the points. */
  public double[] xy() {
    return xy.clone();
  }

  /** Returns whether the ring is the border of a hole. */
  public boolean hole() {
    return hole;
  }

  /** Returns the number of points. */
  public int size() {
    return xy.length / 2;
  }

  /** Returns the x of point {@code index}. */
  public double x(int index) {
    return xy[2 * index];
  }

  /** Returns the y of point {@code index}. */
  public double y(int index) {
    return xy[2 * index + 1];
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Ring other && hole == other.hole && Arrays.equals(xy, other.xy);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(xy) + Boolean.hashCode(hole);
  }

  @Override
  public String toString() {
    return "Ring[" + (hole ? "hole, " : "outer, ") + size() + " points]";
  }
}
