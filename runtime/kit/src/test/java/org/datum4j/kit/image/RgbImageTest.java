// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RgbImageTest {

  private static RgbImage random(int width, int height) {
    RgbImage image = RgbImage.filled(width, height, 0);
    new Random(width).nextBytes(image.pixels());
    return image;
  }

  @Test
  void cropsAndPastesBack() {
    RgbImage image = random(7, 5);
    RgbImage part = image.crop(2, 1, 4, 3);
    assertThat(part.rgb(0, 0)).isEqualTo(image.rgb(2, 1));
    assertThat(part.rgb(3, 2)).isEqualTo(image.rgb(5, 3));
    RgbImage canvas = RgbImage.filled(7, 5, 0x102030);
    canvas.paste(part, 2, 1);
    assertThat(canvas.rgb(5, 3)).isEqualTo(image.rgb(5, 3));
    assertThat(canvas.rgb(6, 3)).isEqualTo(0x102030);
    canvas.paste(image, -3, -2);
    assertThat(canvas.rgb(0, 0)).isEqualTo(image.rgb(3, 2));
    canvas.paste(image, 100, 0);
    canvas.paste(image, 0, -100);
    assertThatThrownBy(() -> image.crop(4, 0, 4, 1))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("part 4 x 1 at 4, 0");
  }

  @Test
  void turnsAsExifSays() {
    // a b c / d e f
    RgbImage image = RgbImage.filled(3, 2, 0);
    for (int i = 0; i < 6; i++) {
      image.pixels()[3 * i + 2] = (byte) ('a' + i);
    }
    String[] seen = {"abc/def", "cba/fed", "fed/cba", "def/abc", "ad/be/cf", "da/eb/fc", "fc/eb/da", "cf/be/ad"};
    for (int orientation = 1; orientation <= 8; orientation++) {
      RgbImage turned = image.oriented(orientation);
      var text = new StringBuilder();
      for (int y = 0; y < turned.height(); y++) {
        text.append(y == 0 ? "" : "/");
        for (int x = 0; x < turned.width(); x++) {
          text.append((char) turned.rgb(x, y));
        }
      }
      assertThat(text).as("orientation %d", orientation).hasToString(seen[orientation - 1]);
    }
    assertThatThrownBy(() -> image.oriented(9)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void averagesAreasWhenShrinking() {
    RgbImage image = RgbImage.filled(4, 2, 0);
    for (int i = 0; i < 8; i++) {
      image.pixels()[3 * i] = (byte) (i * 10);
    }
    RgbImage small = image.resized(2, 1);
    assertThat(small.pixels()[0] & 0xFF).isEqualTo((0 + 10 + 40 + 50) / 4);
    assertThat(small.pixels()[3] & 0xFF).isEqualTo((20 + 30 + 60 + 70) / 4);
    // A third of the way into a pixel: 4 columns to 3.
    RgbImage three = image.crop(0, 0, 4, 1).resized(3, 1);
    // The middle one takes two thirds of each of two pixels, the last a third of 20 and all of 30.
    assertThat(three.pixels()[3] & 0xFF).isEqualTo(15);
    assertThat(three.pixels()[6] & 0xFF).isEqualTo(28);
  }

  @Test
  void growsAsOpenCvDoes() {
    RgbImage image = RgbImage.filled(4, 1, 0);
    int[] values = {0, 100, 200, 50};
    for (int i = 0; i < 4; i++) {
      image.pixels()[3 * i] = (byte) values[i];
    }
    RgbImage big = image.resized(8, 1);
    int[] found = new int[8];
    for (int i = 0; i < 8; i++) {
      found[i] = big.pixels()[3 * i] & 0xFF;
    }
    // cv2.resize(row, (8, 1), interpolation=cv2.INTER_CUBIC) of OpenCV 5.0
    assertThat(found).containsExactly(0, 19, 67, 138, 197, 177, 88, 34);
  }

  @Test
  void keepsFlatColorsFlatInEverySize() {
    RgbImage flat = RgbImage.filled(13, 9, 0x80FF01);
    for (int[] size : new int[][] {{1, 1}, {5, 30}, {40, 2}, {13, 9}, {12, 10}, {100, 100}}) {
      RgbImage resized = flat.resized(size[0], size[1]);
      assertThat(resized).isEqualTo(RgbImage.filled(size[0], size[1], 0x80FF01));
    }
    assertThatThrownBy(() -> flat.resized(0, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> flat.resized(100_000, 100_000)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPixelsThatDoNotFit() {
    assertThatThrownBy(() -> new RgbImage(2, 2, new byte[11]))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("image of 2 x 2 has 11 bytes, expected 12");
  }
}
