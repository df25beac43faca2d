// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YoloTextTest {
  private static String text(double... shares) {
    YoloText text = new YoloText();
    text.whole(12);
    for (double share : shares) {
      text.share(share);
    }
    text.endRow();
    return new String(text.toBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void writesSixDecimalsWithoutZerosAtTheEnd() {
    assertThat(text(0, 1, 0.5, 1.0 / 3, 0.000_001, 0.1234567, 0.999_999_9, -0.25))
        .isEqualTo("12 0 1 0.5 0.333333 0.000001 0.123457 1 -0.25\n");
  }

  @Test
  void staysWithinHalfAMillionth() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      double share = random.nextDouble();
      assertThat(Double.parseDouble(text(share).strip().split(" ")[1]))
          .as("seed %d, round %d", seed, i)
          .isBetween(share - 5.1e-7, share + 5.1e-7);
    }
  }
}
