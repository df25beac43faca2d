// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapesTest {
  private static final long SEED = 20170905;

  @Test
  void measuresAreaAndBoxOfAPolygon() {
    double[] triangle = {1, 1, 5, 1, 1, 4};
    assertThat(Shapes.area(triangle)).isEqualTo(6);
    assertThat(Shapes.bbox(triangle)).containsExactly(1, 1, 4, 3);
    assertThat(Shapes.area(new double[] {1, 4, 5, 1, 1, 1})).isEqualTo(6);
    assertThat(Shapes.area(new double[] {3, 3, 4, 4})).isZero();
    assertThat(Shapes.bbox(new double[0])).containsExactly(0, 0, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> Shapes.area(new double[3])).withMessageContaining("3 values");
  }

  @Test
  void keepsTheDigitsOfSmallShapesFarAway() {
    double far = 1e8;
    assertThat(Shapes.area(new double[] {far, far, far + 1, far, far + 1, far + 1, far, far + 1})).isEqualTo(1);
  }

  @Test
  void scoresBoxesAsPycocotoolsDoes() {
    assertThat(Shapes.bboxIou(0, 0, 4, 2, 2, 0, 4, 2, false)).isEqualTo(4 / 12.0);
    assertThat(Shapes.bboxIou(0, 0, 4, 2, 2, 0, 4, 2, true)).isEqualTo(.5);
    assertThat(Shapes.bboxIou(0, 0, 4, 2, 4, 0, 4, 2, false)).isZero();
    assertThat(Shapes.bboxIou(0, 0, 0, 0, 0, 0, 0, 0, true)).isZero();
  }

  @Test
  void scoresPolygonsInPixels() {
    double[] a = {0, 0, 4, 0, 4, 2, 0, 2};
    double[] b = {2, 0, 6, 0, 6, 2, 2, 2};
    assertThat(Shapes.polygonIou(new PolygonRaster(), List.of(a), List.of(b), 4, 8)).isEqualTo(4 / 12.0);
  }

  /** Recorded from Datumaro 1.13. */
  @Test
  void drawsEllipsesAsDatumaroDoes() {
    double[] xy = Shapes.ellipsePolygon(10, 20, 50, 40);
    assertThat(xy).hasSize(1440);
    assertThat(List.of(xy[0], xy[1], xy[2], xy[3])).containsExactly(50.0, 30.0, 49.99923634149636, 30.087386722348324);
    assertThat(xy[361]).isCloseTo(39.99997613552938, within(1e-12));
    assertThat(xy[1438]).isEqualTo(50);
    assertThat(xy[1439]).isCloseTo(30, within(1e-12));
  }

  /** Recorded from Datumaro 1.13. */
  @Test
  void turnsBoxesClockwiseOnTheScreen() {
    double[] corners = Shapes.rotatedBoxCorners(30, 40, 20, 10, 30);
    assertThat(corners).containsExactly(
        new double[] {
          23.83974596215561, 30.66987298107781, 41.16025403784439, 40.6698729810778,
          36.16025403784439, 49.33012701892219, 18.83974596215561, 39.3301270189222
        },
        within(1e-12));
    assertThat(Shapes.rotatedBox(corners)).containsExactly(new double[] {30, 40, 20, 10, 30}, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> Shapes.rotatedBox(new double[6]))
        .withMessageContaining("6 values, expected 8");
  }

  @Test
  void findsRotatedBoxesAgain() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      double[] box = {
        random.nextDouble(-50, 50), random.nextDouble(-50, 50), random.nextDouble(1, 90), random.nextDouble(1, 90),
        random.nextDouble(-179.9, 180)
      };
      double[] found = Shapes.rotatedBox(Shapes.rotatedBoxCorners(box[0], box[1], box[2], box[3], box[4]));
      assertThat(found).as("seed " + SEED + " round " + i).containsExactly(box, within(1e-9));
    }
  }

  @Test
  void clipsToARectangle() {
    double[] inside = {1, 1, 3, 1, 3, 3};
    assertThat(Shapes.clip(inside, 0, 0, 4, 4)).containsExactly(inside);
    assertThat(Shapes.clip(inside, 5, 5, 4, 4)).isEmpty();
    assertThat(Shapes.clip(new double[0], 5, 5, 4, 4)).isEmpty();
    double[] clipped = Shapes.clip(new double[] {-2, -2, 2, -2, 2, 2, -2, 2}, 0, 0, 4, 4);
    assertThat(Shapes.area(clipped)).isEqualTo(4);
    assertThat(Shapes.bbox(clipped)).containsExactly(0, 0, 2, 2);
  }

  @Test
  void tilesOfAPolygonSumToIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      double[] xy = random.doubles(2 * (3 + random.nextInt(6)), 0, 100).toArray();
      double x = random.nextDouble(1, 99);
      double y = random.nextDouble(1, 99);
      double sum = 0;
      double[][] tiles = {{0, 0, x, y}, {x, 0, 100 - x, y}, {0, y, x, 100 - y}, {x, y, 100 - x, 100 - y}};
      for (double[] tile : tiles) {
        double[] part = Shapes.clip(xy, tile[0], tile[1], tile[2], tile[3]);
        sum += signed(part);
        double[] bbox = Shapes.bbox(part);
        assertThat(part.length == 0 || bbox[0] >= tile[0] - 1e-9 && bbox[0] + bbox[2] <= tile[0] + tile[2] + 1e-9)
            .as("seed " + SEED + " round " + i).isTrue();
      }
      assertThat(sum).as("seed " + SEED + " round " + i).isCloseTo(signed(xy), within(1e-6));
    }
  }

  private static double signed(double[] xy) {
    double sum = 0;
    for (int i = 0; i < xy.length; i += 2) {
      int next = (i + 2) % xy.length;
      sum += xy[i] * xy[next + 1] - xy[next] * xy[i + 1];
    }
    return sum / 2;
  }
}
