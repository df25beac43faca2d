// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import java.util.List;

/**
 * The keypoints of a class.
 *
 * @param names the points' names, in the order of {@link Points}
 * @param joints pairs of points that a line joins, in the source's order
 */
public record PointsCategory(List<String> names, List<Joint> joints) {
  /** Copies the lists. */
  public PointsCategory {
    names = List.copyOf(names);
    joints = List.copyOf(joints);
  }

  /**
   * A line between two points.
   *
   * @units 1-based positions in {@link PointsCategory#names()}, as COCO counts
   * @param from first point
   * @param to second point
   */
  public record Joint(int from, int to) {}
}
