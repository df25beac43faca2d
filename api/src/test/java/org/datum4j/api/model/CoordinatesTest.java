// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final Supplier<Coordinates> source =
      () -> {
        reads.incrementAndGet();
        return Coordinates.of(0, 0, 4, 0, 4, 3);
      };

  @Test
  void readsFromItsSourceOnceAndNotBeforeSomebodyAsks() {
    Coordinates late = Coordinates.ofSource(source, 6);

    assertThat(late.area()).isEqualTo(6);
    assertThat(late.isRead()).isFalse();
    assertThat(reads).hasValue(0);

    assertThat(late.size()).isEqualTo(3);
    assertThat(late.x(1)).isEqualTo(4);
    assertThat(late.y(2)).isEqualTo(3);
    assertThat(late.isRead()).isTrue();
    assertThat(reads).hasValue(1);
  }

  @Test
  void equalsTheSameCoordinatesFromElsewhere() {
    Coordinates late = Coordinates.ofSource(source, Double.NaN);

    assertThat(late).isEqualTo(source.get()).hasSameHashCodeAs(source.get());
    assertThat(late.toArray()).containsExactly(0, 0, 4, 0, 4, 3);
    assertThat(late.area()).isEqualTo(6);
    double[] copy = new double[8];
    late.copyTo(copy, 2);
    assertThat(copy).containsExactly(0, 0, 0, 0, 4, 0, 4, 3);
  }
}
