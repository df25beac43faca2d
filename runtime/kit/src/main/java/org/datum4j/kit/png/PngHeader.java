// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/**
 * The IHDR chunk of a PNG.
 *
 * @shape scalars
 * @units whole pixels
 * @source https://www.w3.org/TR/png-3/#11IHDR
 * @param width columns, 1 or more
 * @param height rows, 1 or more
 * @param bitDepth bits of one sample or index: 1, 2, 4, 8 or 16
 * @param color what the samples mean
 * @param isInterlaced whether the pixels are stored in the seven passes of Adam7
 */
public record PngHeader(int width, int height, int bitDepth, PngColor color, boolean isInterlaced) {

  /**
   * Checks sides and bit depth.
   *
   * @throws ImageFormatException if a side is not above 0 or the colour type does not allow the bit depth
   */
  public PngHeader {
    if (width <= 0 || height <= 0) {
      throw new ImageFormatException(
          "PNG is " + Integer.toUnsignedString(width) + " x " + Integer.toUnsignedString(height)
              + ", expected sides of 1 to 2147483647");
    }
    if (!color.allows(bitDepth)) {
      throw new ImageFormatException("PNG has " + bitDepth + " bits per sample, not allowed for " + color);
    }
  }

  /** The number of pixels. */
  public long pixels() {
    return (long) width * height;
  }

  /** Bytes of one unpacked sample: 2 for 16 bits, else 1. */
  public int sampleBytes() {
    return bitDepth == 16 ? 2 : 1;
  }

  int bitsPerPixel() {
    return bitDepth * color.samples();
  }

  /** Bytes of one stored row of so many pixels, without its filter byte. */
  long rowBytes(int pixels) {
    return ((long) pixels * bitsPerPixel() + 7) >> 3;
  }
}
