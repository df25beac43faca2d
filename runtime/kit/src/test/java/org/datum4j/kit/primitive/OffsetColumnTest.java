// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OffsetColumnTest {
  @Test
  void keepsWhateverItIsGiven() {
    for (long seed = 1; seed <= 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      OffsetColumn column = new OffsetColumn();
      List<Long> expected = new ArrayList<>();
      long value = random.nextBoolean() ? 0 : random.nextLong();
      long step = 1L << random.nextInt(1, 40);
      for (int i = 0; i < 100_000; i++) {
        value = random.nextInt(30_000) == 0 ? random.nextLong() : value + random.nextLong(step);
        column.add(value);
        expected.add(value);
      }
      assertThat(column.size()).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(column.get(i)).as("seed %d, row %d", seed, i).isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void reachesAsFarAsFourBytesDo() {
    long[] values = {5, 5 + 0xffffffffL, 5, 6 + 0xffffffffL, 4, Long.MIN_VALUE, Long.MAX_VALUE};
    OffsetColumn column = new OffsetColumn();
    for (long value : values) {
      column.add(value);
    }
    for (int i = 0; i < values.length; i++) {
      assertThat(column.get(i)).isEqualTo(values[i]);
    }
  }
}
