// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/**
 * What the pixels of one image add up to.
 *
 * @param width columns
 * @param height rows
 * @param sums the sum of each colour: red, green, blue
 * @param squares the sum of the squares of each colour
 * @param hash a hash of size and pixels
 */
record PixelFigures(int width, int height, long[] sums, long[] squares, Hash hash) {
  long pixels() {
    return (long) width * height;
  }

  /**
   * A hash of 128 bits.
   *
   * @param high its first half
   * @param low its second half
   */
  record Hash(long high, long low) {}
}
