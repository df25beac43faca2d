// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

/**
 * The size of an image.
 *
 * @shape two scalars, width then height
 * @units whole pixels, both above 0
 * @param width columns
 * @param height rows
 */
public record ImageSize(int width, int height) {

  /**
   * Checks that both sides are above 0.
   *
   * @throws IllegalArgumentException if a side is 0 or negative; an unknown size is an absent size
   */
  public ImageSize {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "image size is " + width + " x " + height + ", expected both sides to be 1 or more");
    }
  }

  /** The number of pixels. */
  public long pixels() {
    return (long) width * height;
  }

  /** The size of the same image turned by a quarter. */
  public ImageSize transposed() {
    return new ImageSize(height, width);
  }

  // Written out, since those that the compiler makes are linked at their first use, which every short run would wait for.

  @Override
  public boolean equals(Object other) {
    return other instanceof ImageSize size && size.width == width && size.height == height;
  }

  @Override
  public int hashCode() {
    return 31 * width + height;
  }
}
