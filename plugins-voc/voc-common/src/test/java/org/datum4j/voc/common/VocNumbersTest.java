// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VocNumbersTest {
  @Test
  void addsDecimalNumbersAsPeopleDo() {
    assertThat(VocNumbers.sum(10.1, 20.2)).isEqualTo(30.3);
    assertThat(VocNumbers.difference(30.3, 10.1)).isEqualTo(20.2);
  }

  @Test
  void bringsSidesBackFromCorners() {
    long seed = 20260101;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      double scale = Math.pow(10, random.nextInt(5));
      double start = Math.rint(random.nextDouble() * 2000 * scale) / scale;
      double side = Math.rint(random.nextDouble() * 2000 * scale) / scale;
      double corner = VocNumbers.sum(start, side);
      assertThat(VocNumbers.difference(corner, start)).as("seed %d: %s + %s", seed, start, side).isEqualTo(side);
    }
  }

  @Test
  void leavesNumbersOfMoreDecimalsAlone() {
    double fine = 1.0 / 3;
    assertThat(VocNumbers.sum(fine, fine)).isEqualTo(fine + fine);
  }
}
