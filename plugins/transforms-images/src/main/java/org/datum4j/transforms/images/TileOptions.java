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
    @Option(name = "grid-size", help = "Rows and columns of tiles, as 2 3 or 2x3.", label = "ROWSxCOLUMNS")
        List<String> gridSize,
    @Option(
            name = "overlap",
            help = "Shares of a tile's height and width that it has in common with the next one; one for both.",
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
    checkGrid(gridSize);
    if (overlap.isEmpty() || overlap.size() > 2 || overlap.stream().anyMatch(share -> !(share >= 0 && share < 1))) {
      throw OptionFault.of("TRANSFORM-RATIO-RANGE",
          "option --overlap is " + overlap + ", expected one or two shares from 0 to below 1",
          "Write for example --overlap 0.1 0.1.");
    }
    if (!(thresholdDropAnn >= 0 && thresholdDropAnn <= 1)) {
      throw OptionFault.of("TRANSFORM-RATIO-RANGE",
          "option --threshold-drop-ann is " + thresholdDropAnn + ", expected 0 to 1", "Give a share from 0 to 1.");
    }
  }

  private static void checkGrid(List<String> gridSize) {
    long[] numbers = numbers(gridSize);
    boolean isGrid = numbers.length == 2 && Math.min(numbers[0], numbers[1]) >= 1;
    if (!isGrid || numbers[0] * numbers[1] > MOST_TILES) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "option --grid-size is \"" + String.join(" ", gridSize)
              + "\", expected rows and columns of at least 1 and at most " + MOST_TILES + " tiles",
          "Write for example --grid-size 2 3.");
    }
  }

  private static long[] numbers(List<String> gridSize) {
    String[] words = String.join(" ", gridSize).strip().split("[x\\s]+");
    long[] numbers = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      // Longer numbers are out of range, like those that are none.
      numbers[i] = words[i].matches("\\d{1,6}") ? Long.parseLong(words[i]) : -1;
    }
    return numbers;
  }

  /** Returns the grid. */
  TileGrid grid() {
    long[] numbers = numbers(gridSize);
    return new TileGrid((int) numbers[0], (int) numbers[1], overlap.get(0), overlap.get(overlap.size() - 1));
  }
}
