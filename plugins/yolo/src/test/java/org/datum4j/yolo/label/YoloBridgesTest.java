// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.datum4j.api.geometry.ContourTracer;
import org.datum4j.api.geometry.PolygonRaster;
import org.datum4j.api.geometry.Ring;
import org.datum4j.api.geometry.Rle;
import org.junit.jupiter.api.Test;

class YoloBridgesTest {
  private static final double[] SQUARE = {0, 0, 10, 0, 10, 10, 0, 10};
  private static final double[] FAR = {20, 0, 30, 0, 30, 10, 20, 10};
  private static final double[] HOLE = {2, 2, 2, 8, 8, 8, 8, 2};

  @Test
  void joinsPartsByABridgeThatIsPassedTwice() {
    double[] joined = YoloBridges.join(List.of(SQUARE, FAR), List.of(false, false));
    assertThat(joined).containsExactly(
        0, 0, 10, 0, 20, 0, 30, 0, 30, 10, 20, 10, 20, 0, 10, 0, 10, 10, 0, 10);
    assertThat(YoloBridges.split(joined)).hasSize(2);
    assertThat(YoloBridges.split(joined).get(0)).containsExactly(SQUARE);
    assertThat(YoloBridges.split(joined).get(1)).containsExactly(FAR);
  }

  @Test
  void turnsPartsIntoTheDirectionOfTheFirst() {
    double[] against = {20, 10, 30, 10, 30, 0, 20, 0};
    double[] joined = YoloBridges.join(List.of(SQUARE, against), List.of(false, false));
    List<double[]> parts = YoloBridges.split(joined);
    assertThat(parts).hasSize(2);
    assertThat(YoloBridges.area(parts.get(1), 0, 8)).isPositive();
  }

  @Test
  void leavesHolesBridged() {
    double[] joined = YoloBridges.join(List.of(SQUARE, HOLE, FAR), List.of(false, true, false));
    List<double[]> parts = YoloBridges.split(joined);
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0)).hasSize(2 * (4 + 4 + 2));
    PolygonRaster raster = new PolygonRaster();
    assertThat(raster.rasterize(parts.get(0), 12, 12).area()).isLessThan(raster.rasterize(SQUARE, 12, 12).area());
  }

  @Test
  void leavesAPolygonThatTouchesItselfAsItIs() {
    double[] eight = {0, 0, 5, 5, 10, 0, 10, 10, 5, 5, 0, 10};
    assertThat(YoloBridges.split(eight)).containsExactly(eight);
    double[] spike = {0, 0, 10, 0, 15, 0, 10, 0, 10, 10, 0, 10};
    assertThat(YoloBridges.split(spike)).containsExactly(spike);
  }

  @Test
  void keepsTheAreaOfRandomMasks() {
    long seed = 20_260_101L;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      byte[] bitmap = new byte[20 * 24];
      for (int i = 0; i < bitmap.length; i++) {
        bitmap[i] = (byte) (random.nextInt(5) < 3 ? 1 : 0);
      }
      bitmap[0] = 1;
      Rle mask = Rle.ofBitmap(bitmap, 20, 24);
      List<double[]> rings = new ArrayList<>();
      List<Boolean> holes = new ArrayList<>();
      double area = 0;
      for (Ring ring : new ContourTracer().trace(mask)) {
        rings.add(ring.xy());
        holes.add(ring.hole());
        area += YoloBridges.area(ring.xy(), 0, 2 * ring.size());
      }
      double[] joined = YoloBridges.join(rings, holes);
      assertThat(YoloBridges.area(joined, 0, joined.length)).as("seed %d, round %d", seed, round).isEqualTo(area);
      double split = 0;
      for (double[] part : YoloBridges.split(joined)) {
        split += YoloBridges.area(part, 0, part.length);
      }
      assertThat(split).as("seed %d, round %d", seed, round).isEqualTo(area);
    }
  }

  @Test
  void givesTheSameRingWhenItsPartsAreJoinedAgain() {
    long seed = 20_260_102L;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      byte[] bitmap = new byte[30 * 40];
      for (int i = 0; i < bitmap.length; i++) {
        bitmap[i] = (byte) (random.nextInt(9) == 0 ? 1 : 0);
      }
      bitmap[round] = 1;
      List<double[]> rings = new ArrayList<>();
      List<Boolean> holes = new ArrayList<>();
      for (Ring ring : new ContourTracer().trace(Rle.ofBitmap(bitmap, 30, 40))) {
        rings.add(ring.xy());
        holes.add(ring.hole());
      }
      double[] joined = YoloBridges.join(rings, holes);
      List<double[]> parts = YoloBridges.split(joined);
      double[] again = YoloBridges.join(parts, Collections.nCopies(parts.size(), false));
      assertThat(again).as("seed %d, round %d", seed, round).containsExactly(joined);
      List<double[]> mixed = new ArrayList<>(parts.subList(1, parts.size()));
      Collections.shuffle(mixed, random);
      mixed.add(0, parts.get(0));
      double[] shuffled = YoloBridges.join(mixed, Collections.nCopies(parts.size(), false));
      assertThat(shuffled).as("seed %d, round %d", seed, round).containsExactly(joined);
    }
  }
}
