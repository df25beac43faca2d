// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongSetTest {
  private static final long[] EDGES = {
    0, 1, 63, 64, 65_535, 65_536, (1 << 26) - 1, 1 << 26, -1, Long.MIN_VALUE, Long.MAX_VALUE, 900_100_000_000L
  };

  @Test
  void holdsWhatASetHolds() {
    for (long seed = 1; seed <= 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      LongSet set = new LongSet();
      Set<Long> expected = new HashSet<>();
      long range = 1L << random.nextInt(1, 62);
      long max = Long.MIN_VALUE;
      for (int i = 0; i < 5000; i++) {
        long value = switch (random.nextInt(4)) {
          case 0 -> EDGES[random.nextInt(EDGES.length)];
          case 1 -> random.nextLong();
          default -> random.nextLong(range);
        };
        max = Math.max(max, value);
        assertThat(set.contains(value)).as("seed %d, %d", seed, value).isEqualTo(expected.contains(value));
        assertThat(set.add(value)).as("seed %d, %d", seed, value).isEqualTo(expected.add(value));
        assertThat(set.contains(value)).isTrue();
      }
      assertThat(set.size()).isEqualTo(expected.size());
      assertThat(set.max()).isEqualTo(max);
    }
  }

  @Test
  void isEmptyAtFirst() {
    LongSet set = new LongSet();
    for (long value : EDGES) {
      assertThat(set.contains(value)).isFalse();
    }
    assertThat(set.size()).isZero();
  }
}
