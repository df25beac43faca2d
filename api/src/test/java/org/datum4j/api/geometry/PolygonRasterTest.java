// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonRasterTest {
  private static final long SEED = 20170903;

  private final PolygonRaster raster = new PolygonRaster();

  @Test
  void fillsWholePixelsOfABoxOnTheGrid() {
    double[] box = {1, 1, 4, 1, 4, 3, 1, 3};
    assertThat(raster.rasterize(box, 4, 5)).isEqualTo(Masks.drawn(".....", ".###.", ".###.", "....."));
  }

  /** Recorded from pycocotools 2.0.11 on a canvas of 4 x 5. */
  @Test
  void roundsEdgesBetweenPixelsAsPycocotoolsDoes() {
    assertThat(counts(.5, .5, 3.5, .5, 3.5, 2.5, .5, 2.5)).containsExactly(5, 2, 2, 2, 2, 2, 5);
    assertThat(counts(0, 0, 2.5, 0, 2.5, 2.5, 0, 2.5)).containsExactly(0, 3, 1, 3, 1, 3, 9);
    assertThat(counts(-.5, -.5, .5, -.5, .5, .5, -.5, .5)).containsExactly(0, 1, 19);
    assertThat(counts(0, 0, 5, 0, 0, 4)).containsExactly(0, 7, 1, 2, 2, 1, 7);
  }

  private int[] counts(double... xy) {
    return raster.rasterize(xy, 4, 5).counts();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "2 2", "1 1 3 3", "2 2 2 2 2 2", "0 0 2 2 4 4", "1 0 1 4 1 2", "0 1 5 1 2 1", "-9 -9 -2 -9 -2 -2",
    "6 0 9 0 9 4 6 4", "0 5 5 5 5 9 0 9", "0 0 5 0 5 4 0 4 0 0 5 0 5 4 0 4", "1e9 1e9 -1e9 -1e9 0 0"
  })
  void givesAnEmptyMaskForShapesWithoutPixels(String points) {
    double[] xy = points.isEmpty() ? new double[0] : Arrays.stream(points.split(" ")).mapToDouble(Double::parseDouble)
        .toArray();
    assertThat(raster.rasterize(xy, 4, 5)).isEqualTo(Rle.empty(4, 5));
  }

  @Test
  void uniesSeveralPolygons() {
    double[] a = {0, 0, 2, 0, 2, 2, 0, 2};
    double[] b = {1, 1, 3, 1, 3, 3, 1, 3};
    assertThat(raster.rasterize(List.of(a, b), 3, 3)).isEqualTo(Masks.drawn("##.", "###", ".##"));
    assertThat(raster.rasterize(List.of(a, a), 3, 3)).isEqualTo(raster.rasterize(a, 3, 3));
    assertThat(raster.rasterize(List.of(), 3, 3)).isEqualTo(Rle.empty(3, 3));
  }

  @Test
  void refusesNumbersThatAreNoCoordinates() {
    assertThatIllegalArgumentException().isThrownBy(() -> raster.rasterize(new double[] {0, 0, Double.NaN, 1}, 4, 5))
        .withMessageContaining("coordinate 2").withMessageContaining("NaN").withMessageContaining("finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> raster.rasterize(new double[] {0, Double.NEGATIVE_INFINITY}, 4, 5))
        .withMessageContaining("-Infinity");
    assertThatIllegalArgumentException().isThrownBy(() -> raster.rasterize(new double[] {0, 0, 1}, 4, 5))
        .withMessageContaining("3 values");
    assertThatIllegalArgumentException().isThrownBy(() -> raster.rasterize(new double[6], 1 << 17, 1 << 17));
    assertThat(raster.rasterize(new double[] {0, 0, 1, 0, 1, 1, 0, 1}, 1, 1)).isEqualTo(Rle.full(1, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e6, 1e9, 1e12, 1e15, 1e17, 1e18, 1e300, Double.MAX_VALUE})
  void clipsFarVerticesWithoutVisitingThem(double far) {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
      double[] all = {-far, -far, far, -far, far, far, -far, far};
      assertThat(raster.rasterize(all, 480, 640)).isEqualTo(Rle.full(480, 640));
      double[] rightHalf = {320, -far, far, -far, far, far, 320, far};
      assertThat(raster.rasterize(rightHalf, 480, 640)).isEqualTo(Rle.full(480, 320).place(320, 0, 480, 640));
      double[] diagonal = {-far, -far, far, far, -far, far};
      assertThat(raster.rasterize(diagonal, 100, 100).area()).isBetween(4_900L, 5_100L);
    });
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e9, 1e12})
  void keepsTheSlopeOfFarEdges(double far) {
    double[] upperLeft = {-far, -far, far + 100, -far, -far, far + 100};
    assertThat(raster.rasterize(upperLeft, 100, 100).area()).isBetween(4_900L, 5_100L);
    double[] needle = {0, 0, far, far / 2, 0, 1};
    Rle mask = raster.rasterize(needle, 480, 640);
    for (int x = 0; x < 640; x++) {
      Rle column = mask.crop(x, 0, 1, 480);
      assertThat(column.area()).isEqualTo(1);
      assertThat(column.bbox()[1]).isCloseTo(x / 2.0, Offset.offset(1.0));
    }
  }

  @Test
  void keepsParityWithVerticesOfAnySize() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double[] xy = new double[2 * (3 + random.nextInt(4))];
      for (int j = 0; j < xy.length; j++) {
        xy[j] = (random.nextDouble() - .5) * Math.pow(10, random.nextInt(40));
      }
      Rle mask = raster.rasterize(xy, 20, 30);
      // A mask that lost a crossing would go on in all columns behind it.
      double left = Double.MAX_VALUE;
      double right = -Double.MAX_VALUE;
      for (int j = 0; j < xy.length; j += 2) {
        left = Math.min(left, xy[j]);
        right = Math.max(right, xy[j]);
      }
      for (int x = 0; x < 30; x++) {
        boolean outside = x + 1 < left || x > right;
        assertThat(outside && !mask.crop(x, 0, 1, 20).isEmpty()).as("seed " + SEED + " round " + i).isFalse();
      }
    }
  }

  @Test
  void worksInRoundsOnImagesWiderThanItsBuffers() {
    int width = 6_000_000;
    double[] box = {-10, -10, 1e9, -10, 1e9, 10, -10, 10};
    assertThat(raster.rasterize(box, 1, width)).isEqualTo(Rle.full(1, width));
    double[] half = {-10, 0, 1e9, 0, 1e9, 1, -10, 1};
    assertThat(raster.rasterize(half, 2, width / 2).area()).isEqualTo(width / 2);
  }

  @Test
  void cancelsEdgesThatAreDrawnTwiceInOneColumn() {
    Random random = new Random(SEED);
    double[] comb = new double[4_000];
    for (int i = 0; i < comb.length; i += 2) {
      comb[i] = i % 4 == 0 ? 2 : 7;
      comb[i + 1] = random.nextInt(1_000);
    }
    double[] thereAndBack = Arrays.copyOf(comb, comb.length * 2);
    for (int i = 0; i < comb.length; i += 2) {
      thereAndBack[comb.length + i] = comb[comb.length - 2 - i];
      thereAndBack[comb.length + i + 1] = comb[comb.length - 1 - i];
    }
    assertThat(raster.rasterize(comb, 1_000, 10).isEmpty()).isFalse();
    assertThat(raster.rasterize(thereAndBack, 1_000, 10)).isEqualTo(Rle.empty(1_000, 10));
  }

  @Test
  void givesTheSameWhereverThePolygonStartsAndWhicheverWayItRuns() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      int n = 3 + random.nextInt(8);
      double[] xy = random.doubles(2 * n, -5, 45).toArray();
      double[] reversed = new double[2 * n];
      double[] turned = new double[2 * n];
      for (int j = 0; j < n; j++) {
        reversed[2 * j] = xy[2 * (n - 1 - j)];
        reversed[2 * j + 1] = xy[2 * (n - 1 - j) + 1];
        turned[2 * j] = xy[2 * ((j + 1) % n)];
        turned[2 * j + 1] = xy[2 * ((j + 1) % n) + 1];
      }
      Rle mask = raster.rasterize(xy, 40, 30);
      assertThat(raster.rasterize(reversed, 40, 30)).as("seed " + SEED + " round " + i).isEqualTo(mask);
      assertThat(raster.rasterize(turned, 40, 30)).as("seed " + SEED + " round " + i).isEqualTo(mask);
    }
  }
}
