// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContourTracerTest {
  private static final long SEED = 20170904;

  private final ContourTracer eight = new ContourTracer();
  private final ContourTracer four = new ContourTracer(Connectivity.FOUR);
  private final PolygonRaster raster = new PolygonRaster();

  @Test
  void tracesASinglePixelAsASquareOfAreaOne() {
    List<Ring> rings = eight.trace(Masks.drawn("...", ".#.", "..."));
    assertThat(rings).containsExactly(new Ring(new double[] {2, 1, 2, 2, 1, 2, 1, 1}, false));
    assertThat(rings.get(0).size()).isEqualTo(4);
    assertThat(rings.get(0).x(1)).isEqualTo(2);
    assertThat(rings.get(0).y(1)).isEqualTo(2);
    assertThat(Shapes.area(rings.get(0).xy())).isEqualTo(1);
  }

  @Test
  void joinsPixelsThatTouchAtACornerOnlyIfAskedTo() {
    Rle mask = Masks.drawn("#..", ".#.", "#.#");
    assertThat(eight.trace(mask)).hasSize(1);
    assertThat(eight.polygons(mask)).hasSize(1);
    assertThat(four.trace(mask)).hasSize(4).allMatch(ring -> ring.size() == 4);
  }

  @Test
  void givesHolesAfterTheirOuterRing() {
    Rle mask = Masks.drawn("#####.", "#...#.", "#.#.#.", "#...##", "#####.", "......", "###...", "#.#...", "###...");
    List<Ring> rings = four.trace(mask);
    assertThat(rings).extracting(Ring::hole).containsExactly(false, true, false, true, false);
    assertThat(rings).extracting(ring -> Shapes.area(ring.xy())).containsExactly(26.0, 9.0, 9.0, 1.0, 1.0);
    assertThat(four.polygons(mask)).hasSize(3);
  }

  @Test
  void bridgesNestedHolesAndIslands() {
    Rle mask = Masks.drawn(
        "#########", "#.......#", "#.#####.#", "#.#...#.#", "#.#.#.#.#", "#.#...#.#", "#.#####.#", "#.......#",
        "#########");
    assertThat(eight.polygons(mask)).hasSize(3);
    assertThat(raster.rasterize(eight.polygons(mask), 9, 9)).isEqualTo(mask);
    assertThat(eight.polygons(mask).stream().mapToDouble(Shapes::area).sum()).isEqualTo(mask.area());
  }

  @Test
  void givesNothingForAnEmptyMaskAndOneBoxForAFullOne() {
    assertThat(eight.trace(Rle.empty(4, 5))).isEmpty();
    assertThat(eight.polygons(Rle.empty(0, 0))).isEmpty();
    int wide = Integer.MAX_VALUE;
    assertThat(eight.polygons(Rle.full(1, wide))).containsExactly(new double[] {wide, 0, wide, 1, 0, 1, 0, 0});
    assertThatIllegalArgumentException().isThrownBy(() -> eight.trace(Rle.ofText(2, 2, "garbage")));
  }

  @ParameterizedTest
  @EnumSource
  void rasterOfThePolygonsIsTheMaskAgain(Connectivity connectivity) {
    ContourTracer tracer = new ContourTracer(connectivity);
    Random random = new Random(SEED);
    for (int i = 0; i < 6_000; i++) {
      Rle mask = Masks.random(random);
      String name = "seed " + SEED + " round " + i;
      List<double[]> polygons = tracer.polygons(mask);
      assertThat(raster.rasterize(polygons, mask.height(), mask.width())).as(name).isEqualTo(mask);
      assertThat(polygons.stream().mapToDouble(Shapes::area).sum()).as(name).isEqualTo(mask.area());
      long counted = 0;
      for (double[] polygon : polygons) {
        Rle part = raster.rasterize(polygon, mask.height(), mask.width());
        assertThat(Shapes.area(polygon)).as(name).isEqualTo(part.area());
        counted += part.area();
      }
      assertThat(counted).as(name + " parts are disjoint").isEqualTo(mask.area());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ringsAreTheComponentsOfOnesAndTheEnclosedOnesOfZeros(Connectivity connectivity) {
    ContourTracer tracer = new ContourTracer(connectivity);
    Connectivity opposite = connectivity == Connectivity.FOUR ? Connectivity.EIGHT : Connectivity.FOUR;
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      Rle mask = Masks.random(random);
      String name = "seed " + SEED + " round " + i;
      List<Ring> rings = tracer.trace(mask);
      long outer = rings.stream().filter(ring -> !ring.hole()).count();
      assertThat(outer).as(name).isEqualTo(components(mask, connectivity));
      assertThat(tracer.polygons(mask)).as(name).hasSize((int) outer);
      // With a margin of zeros, all that is outside is one component.
      Rle zeros = mask.place(1, 1, mask.height() + 2, mask.width() + 2).complement();
      assertThat(rings.size() - outer).as(name).isEqualTo(components(zeros, opposite) - 1);
      assertThat(rings.stream().mapToDouble(ring -> (ring.hole() ? -1 : 1) * Shapes.area(ring.xy())).sum())
          .as(name).isEqualTo(mask.area());
      checkHolesLieInTheirOuterRing(rings, mask, name);
    }
  }

  private void checkHolesLieInTheirOuterRing(List<Ring> rings, Rle mask, String name) {
    Rle outer = Rle.empty(mask.height(), mask.width());
    for (Ring ring : rings) {
      Rle inside = raster.rasterize(ring.xy(), mask.height(), mask.width());
      assertThat(Shapes.area(ring.xy())).as(name).isEqualTo(inside.area());
      if (ring.hole()) {
        assertThat(inside.subtract(outer).isEmpty()).as(name).isTrue();
      } else {
        outer = inside;
      }
    }
  }

  private static long components(Rle mask, Connectivity connectivity) {
    byte[] bitmap = mask.toBitmap();
    int count = 0;
    for (int i = 0; i < bitmap.length; i++) {
      if (bitmap[i] == 1) {
        count++;
        fill(bitmap, mask.width(), i % mask.width(), i / mask.width(), connectivity);
      }
    }
    return count;
  }

  private static void fill(byte[] bitmap, int width, int x, int y, Connectivity connectivity) {
    if (x < 0 || x >= width || y < 0 || y >= bitmap.length / width || bitmap[y * width + x] == 0) {
      return;
    }
    bitmap[y * width + x] = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (dx == 0 || dy == 0 || connectivity == Connectivity.EIGHT) {
          fill(bitmap, width, x + dx, y + dy, connectivity);
        }
      }
    }
  }
}
