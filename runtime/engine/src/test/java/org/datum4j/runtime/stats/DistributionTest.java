// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.datum4j.runtime.stats.Distribution.Bin;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void cutsARangeIntoEqualStretchesTheLastOneClosed() {
    Distribution areas = Distribution.linear(new double[] {0, 10, 5, 9.9, 1}, 10);
    assertThat(areas.bins()).extracting(Bin::count).containsExactly(1L, 1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 2L);
    assertThat(areas.min()).isZero();
    assertThat(areas.max()).isEqualTo(10);
    assertThat(areas.median()).isEqualTo(5);
    assertThat(areas.mean()).isCloseTo(5.18, within(1e-9));
  }

  @Test
  void givesASingleValueAStretchAroundIt() {
    Distribution one = Distribution.linear(new double[] {7, 7}, 10);
    assertThat(one.bins().get(0).from()).isEqualTo(6.5);
    assertThat(one.bins().get(9).to()).isEqualTo(7.5);
    assertThat(one.bins()).extracting(Bin::count).containsExactly(0L, 0L, 0L, 0L, 0L, 2L, 0L, 0L, 0L, 0L);
  }

  @Test
  void beginsStretchesOfCountsAtWholeNumbers() {
    Distribution counts = Distribution.whole(new double[] {0, 6, 5, 5, 4}, 30);
    assertThat(counts.bins()).hasSize(7).last().isEqualTo(new Bin(6, 7, 1));
    assertThat(Distribution.whole(new double[] {0, 99}, 30).bins()).hasSize(25).last().isEqualTo(new Bin(96, 100, 1));
  }

  @Test
  void leavesOutWhatIsNoNumberAndSurvivesNothing() {
    assertThat(Distribution.linear(new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1}, 3).count()).isEqualTo(1);
    assertThat(Distribution.logarithmic(new double[0], 3).bins()).isEmpty();
    assertThat(Distribution.whole(new double[0], 3).count()).isZero();
  }

  @Test
  void countsEveryValueOnce() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    double[] values = random.doubles(500, 0, 1e6).map(value -> value < 1e3 ? 0 : value).toArray();
    for (Distribution found :
        new Distribution[] {
          Distribution.linear(values.clone(), 7),
          Distribution.logarithmic(values.clone(), 24),
          Distribution.whole(values.clone(), 30)
        }) {
      assertThat(found.bins().stream().mapToLong(Bin::count).sum()).as("seed %d", seed).isEqualTo(500);
    }
  }

  @Test
  void findsTheMedianLikeASort() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int n = 1; n < 400; n += 1 + n / 8) {
      int range = 1 + random.nextInt(2 * n);
      double[] values = random.ints(n, 0, range).asDoubleStream().toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double expected = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
      assertThat(Selection.median(values, n)).as("seed %d, %d values", seed, n).isEqualTo(expected);
    }
  }
}
