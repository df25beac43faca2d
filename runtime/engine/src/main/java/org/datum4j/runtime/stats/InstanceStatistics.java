// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;

/**
 * Counts of objects: shapes that share a group are one instance. Its area is that of its masks, else of its polygons,
 * else of its box.
 *
 * @param count how many instances there are
 * @param crowds how many stand for a crowd
 * @param unlabelled how many have no label
 * @param sizes how many are small, medium, large
 * @param labels figures by label, in the order of the labels
 * @param area the areas
 * @param aspect width by height of the boxes
 * @param perItem how many instances items have
 */
public record InstanceStatistics(
    long count,
    long crowds,
    long unlabelled,
    SizeClasses sizes,
    List<LabelInstances> labels,
    Distribution area,
    Distribution aspect,
    Distribution perItem) {
  /** Copies the list. */
  public InstanceStatistics {
    labels = List.copyOf(labels);
  }

  /**
   * Instances by area.
   *
   * @source COCO's evaluation: small is below 32 x 32 pixels, large from 96 x 96 on
   * @param small how many are small
   * @param medium how many are between
   * @param large how many are large
   * @param flat how many have no area, such as lines and points
   */
  public record SizeClasses(long small, long medium, long large, long flat) {
    static final double MEDIUM = 32 * 32;
    static final double LARGE = 96 * 96;
  }

  /**
   * Instances of a label.
   *
   * @param label its name
   * @param count how many
   * @param items how many items have some
   * @param area their areas, without bins
   */
  public record LabelInstances(String label, long count, long items, Distribution area) {}
}
