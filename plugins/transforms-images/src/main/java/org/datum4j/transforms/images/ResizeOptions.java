// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.Optional;
import org.datum4j.api.option.Option;
import org.datum4j.transforms.common.OptionFault;

/**
 * Options of {@link ResizeTransform}: a size, or two factors.
 *
 * @param width new width
 * @param height new height
 * @param scaleX factor for widths
 * @param scaleY factor for heights
 */
record ResizeOptions(
    @Option(name = "width", aliases = {"dw"}, help = "New width in pixels.") Optional<Integer> width,
    @Option(name = "height", aliases = {"dh"}, help = "New height in pixels.") Optional<Integer> height,
    @Option(name = "scale-x", aliases = {"sx"}, help = "Factor for the width.") Optional<Double> scaleX,
    @Option(name = "scale-y", aliases = {"sy"}, help = "Factor for the height.") Optional<Double> scaleY) {
  private static final long MOST_PIXELS = 1L << 27;

  ResizeOptions {
    boolean isSize = width.isPresent() && height.isPresent() && scaleX.isEmpty() && scaleY.isEmpty();
    boolean isScale = scaleX.isPresent() && scaleY.isPresent() && width.isEmpty() && height.isEmpty();
    if (!isSize && !isScale) {
      throw OptionFault.of("TRANSFORM-OPTION-MISSING",
          "the new size is not clear, expected --width and --height, or --scale-x and --scale-y",
          "Write for example -dw 640 -dh 480.");
    }
    if (isSize && (width.get() < 1 || height.get() < 1 || (long) width.get() * height.get() > MOST_PIXELS)) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "the new size is " + width.get() + " x " + height.get() + ", expected sides of at least 1 and at most "
              + MOST_PIXELS + " pixels",
          "Correct --width and --height.");
    }
    if (isScale && !(scaleX.get() > 0 && scaleY.get() > 0)) {
      throw OptionFault.of("TRANSFORM-OPTION-RANGE",
          "the factors are " + scaleX.get() + " and " + scaleY.get() + ", expected numbers above 0",
          "Correct --scale-x and --scale-y.");
    }
  }
}
