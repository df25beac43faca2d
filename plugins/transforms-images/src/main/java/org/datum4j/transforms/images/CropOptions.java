// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link CropTransform}.
 *
 * @param x first column
 * @param y first row
 * @param width columns
 * @param height rows
 */
record CropOptions(
    @Option(name = "x", aliases = {"dx"}, help = "First column to keep.", defaultValue = "0") int x,
    @Option(name = "y", aliases = {"dy"}, help = "First row to keep.", defaultValue = "0") int y,
    @Option(name = "width", aliases = {"dw"}, help = "Columns to keep.") int width,
    @Option(name = "height", aliases = {"dh"}, help = "Rows to keep.") int height) {
  CropOptions {
    if (width < 1 || height < 1) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "the part to keep is " + width + " x " + height + ", expected sides of at least 1",
          "Correct --width and --height.");
    }
    if (x < 0 || y < 0) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "the part to keep begins at " + x + ", " + y + ", expected 0 or more", "Correct --x and --y.");
    }
  }

  Window window() {
    return new Window(x, y, width, height);
  }
}
