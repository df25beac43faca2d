// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/**
 * How a row is prepared for compression.
 *
 * @source https://www.w3.org/TR/png-3/#9Filters
 */
public enum PngFilter {
  /** The bytes as they are: smallest for masks of indices. */
  NONE,
  /** The difference to the pixel on the left. */
  SUB,
  /** The difference to the pixel above: fastest for flat colours, since most bytes become 0. */
  UP,
  /** The difference to the better of left, above and diagonal. */
  PAETH,
  /** The one of the four above with the smallest sum of differences, row by row: best for photographs. */
  ADAPTIVE
}
