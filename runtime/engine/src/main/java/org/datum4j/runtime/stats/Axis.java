// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/**
 * An axis from 0 whose marks are round numbers.
 *
 * @param step the distance of two marks
 * @param marks how many marks there are after 0
 */
record Axis(double step, int marks) {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /**
   * Finds the marks for values up to {@code most}.
   *
   * @param marks how many marks there should be, about
   * @param isWhole whether only whole numbers make sense
   */
  static Axis upTo(double most, int marks, boolean isWhole) {
    double rough = Math.max(most, isWhole ? 1 : Double.MIN_NORMAL) / marks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (int i = ROUND.length - 1; i >= 0; i--) {
      step = ROUND[i] * power >= rough * (1 - 1e-9) ? ROUND[i] * power : step;
    }
    if (isWhole) {
      step = Math.max(1, Math.ceil(step));
    }
    return new Axis(step, Math.max(1, (int) Math.ceil(most / step - 1e-9)));
  }

  /** Returns the last mark. */
  double end() {
    return step * marks;
  }
}
