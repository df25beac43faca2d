// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;

/**
 * The sizes of images, as far as they are known.
 *
 * @param known how many images have a known size
 * @param sizes the sizes, the most frequent first
 * @param width the widths
 * @param height the heights
 * @param aspect width by height
 */
public record SizeStatistics(
    long known, List<SizeCount> sizes, Distribution width, Distribution height, Distribution aspect) {
  /** Copies the list. */
  public SizeStatistics {
    sizes = List.copyOf(sizes);
  }

  /**
   * Images of one size.
   *
   * @param width columns
   * @param height rows
   * @param count how many images
   */
  public record SizeCount(int width, int height, long count) {}
}
