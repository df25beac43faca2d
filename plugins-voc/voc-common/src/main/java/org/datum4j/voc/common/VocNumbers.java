// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

/**
 * Sums and differences of coordinates as decimal numbers: {@code 10.1 + 20.2} is {@code 30.3}, so that a box comes back
 * from corners to sides as it was.
 */
public final class VocNumbers {
  /** Coordinates of files have fewer decimals than this keeps. */
  private static final double STEPS = 1e9;

  /** Far below a step, far above the noise of adding numbers of this size. */
  private static final double NOISE = 1e-11;

  private VocNumbers() {}

  /** Returns {@code a + b}. */
  public static double sum(double a, double b) {
    return clean(a + b, Math.abs(a) + Math.abs(b));
  }

  /** Returns {@code a - b}. */
  public static double difference(double a, double b) {
    return clean(a - b, Math.abs(a) + Math.abs(b));
  }

  private static double clean(double value, double scale) {
    if (value == Math.rint(value) || scale > 1e6) {
      return value;
    }
    double near = Math.rint(value * STEPS) / STEPS;
    return Math.abs(near - value) <= NOISE * Math.max(1, scale) ? near : value;
  }
}
