// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

/**
 * A colour that stands for a class in a mask image.
 *
 * @units 0 to 255 each
 * @param red red
 * @param green green
 * @param blue blue
 */
public record MaskColor(int red, int green, int blue) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a part is not 0 to 255
   */
  public MaskColor {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException(
          "colour is " + red + ", " + green + ", " + blue + ", expected three numbers from 0 to 255");
    }
  }

  /** Returns the colour as 0xRRGGBB. */
  public int rgb() {
    return red << 16 | green << 8 | blue;
  }

  /** Makes a colour of 0xRRGGBB. */
  public static MaskColor ofRgb(int rgb) {
    return new MaskColor(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  // Written out, since those that the compiler makes are linked at their first use, which every short run would wait for.

  @Override
  public boolean equals(Object other) {
    return other instanceof MaskColor color && color.rgb() == rgb();
  }

  @Override
  public int hashCode() {
    return rgb();
  }
}
