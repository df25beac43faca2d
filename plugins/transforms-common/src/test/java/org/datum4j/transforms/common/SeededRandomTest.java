// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
  @Test
  void givesThePublishedSequenceOfSplitMix() {
    SeededRandom random = new SeededRandom(1234567);
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
  }

  @Test
  void permutesEverythingAndTheSameWayForOneSeed() {
    int[] order = new SeededRandom(7).permutation(1000);
    assertThat(order).isEqualTo(new SeededRandom(7).permutation(1000));
    assertThat(order).isNotEqualTo(new SeededRandom(8).permutation(1000));
    assertThat(IntStream.of(order).sorted().toArray()).isEqualTo(IntStream.range(0, 1000).toArray());
  }

  @Test
  void choosesEachNumberAboutEquallyOften() {
    SeededRandom random = new SeededRandom(3);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(7)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
  }
}
