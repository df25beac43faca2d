// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.List;
import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link TileTransform}.
 *
 * @param gridSize rows and columns of tiles
 * @param overlap shares of a tile's height and width that it has in common with the next one
 * @param thresholdDropAnn least share of an area that a tile keeps
 */
record TileOptions(
    @Option(name = "grid-size", help = "Rows and columns of tiles, for example 2 3.", label = "ROWS COLUMNS")
        List<Integer> gridSize,
    @Option(
            name = "overlap",
            help = "Shares of a tile's height and width that it has in common with the next one.",
            defaultValue = "0.1,0.1",
            label = "SHARES")
        List<Double> overlap,
    @Option(
            name = "threshold-drop-ann",
            help = "A tile keeps a box, polygon or mask if at least this share of its area lies in it.",
            defaultValue = "0.5")
        double thresholdDropAnn) {
  private static final int MOST_TILES = 10_000;

  TileOptions {
    if (gridSize.size() != 2) {
      throw OptionFault.of("TRANSFORM-OPTION-MISSING",
          "option --grid-size has " + gridSize.size() + " numbers, expected rows and columns",
          "Write for example --grid-size 2 3.");
    }
    long tiles = (long) gridSize.get(0) * gridSize.get(1);
    if (gridSize.get(0) < 1 || gridSize.get(1) < 1 || tiles > MOST_TILES) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "option --grid-size is " + gridSize.get(0) + " " + gridSize.get(1) + ", expected at least 1 and at most "
              + MOST_TILES + " tiles",
          "Correct the numbers.");
    }
    if (overlap.size() != 2 || overlap.stream().anyMatch(share -> !(share >= 0 && share < 1))) {
      throw OptionFault.of("TRANSFORM-RATIO-RANGE",
          "option --overlap is " + overlap + ", expected two shares from 0 to below 1",
          "Write for example --overlap 0.1 0.1.");
    }
    if (!(thresholdDropAnn >= 0 && thresholdDropAnn <= 1)) {
      throw OptionFault.of("TRANSFORM-RATIO-RANGE",
          "option --threshold-drop-ann is " + thresholdDropAnn + ", expected 0 to 1", "Give a share from 0 to 1.");
    }
  }
}
