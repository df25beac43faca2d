// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/**
 * A number for each colour.
 *
 * @units 0 to 255
 * @param red red
 * @param green green
 * @param blue blue
 */
public record Rgb(double red, double green, double blue) {
  static Rgb of(double[] values) {
    return new Rgb(values[0], values[1], values[2]);
  }

  /** Says whether another one is the same up to a hundredth. */
  boolean isNear(Rgb other) {
    return Math.abs(red - other.red) < 0.01
        && Math.abs(green - other.green) < 0.01
        && Math.abs(blue - other.blue) < 0.01;
  }
}
