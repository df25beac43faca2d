// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.util.List;

/**
 * What decoded images show.
 *
 * @param items how many items name an image
 * @param readable how many images could be decoded
 * @param missing items whose image is not there
 * @param unreadable items whose image could not be decoded
 * @param unique how many different images there are among the readable ones; equal pixels make equal images
 * @param repeated groups of items whose images are equal
 * @param colors the colours of all images
 * @param subsets the colours by subset, also of subsets without images
 */
public record ImageStatistics(
    long items,
    long readable,
    List<ItemKey> missing,
    List<ItemKey> unreadable,
    long unique,
    List<List<ItemKey>> repeated,
    ColorFigure colors,
    List<ColorFigure> subsets) {
  /** Copies the lists. */
  public ImageStatistics {
    missing = List.copyOf(missing);
    unreadable = List.copyOf(unreadable);
    repeated = List.copyOf(repeated);
    subsets = List.copyOf(subsets);
  }
}
