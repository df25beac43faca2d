// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngEncoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocColorRowsTest {
  private static @Nullable VocIndexPlane plane(byte[] rgb, int width, int height, IntUnaryOperator meaning) {
    try (PngEncoder encoder = new PngEncoder(); PngDecoder decoder = new PngDecoder()) {
      ByteBuffer file = encoder.encodeRgb(width, height, rgb);
      byte[] bytes = new byte[file.remaining()];
      file.get(bytes);
      VocColorRows rows = new VocColorRows(meaning);
      assertThat(decoder.decodeRows(bytes, rows)).isEmpty();
      return rows.plane();
    }
  }

  private static byte[] image(SplittableRandom random, int width, int height, int colors) {
    byte[] rgb = new byte[3 * width * height];
    boolean isNoise = random.nextInt(4) == 0;
    int slope = random.nextInt(1, 5);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      int number = isNoise ? random.nextInt(colors) : (x + y / slope) * colors / (width + height);
      rgb[3 * i] = (byte) number;
      rgb[3 * i + 1] = (byte) (number >> 8);
      rgb[3 * i + 2] = (byte) (number * 31);
    }
    return rgb;
  }

  @Test
  void givesEachPixelTheValueOfItsColour() {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int width = random.nextInt(1, 90);
      int height = random.nextInt(1, 60);
      byte[] rgb = image(random, width, height, 1 + random.nextInt(random.nextBoolean() ? 6 : 200));
      Set<Integer> asked = new HashSet<>();
      List<Integer> repeated = new ArrayList<>();
      VocIndexPlane plane = plane(rgb, width, height, color -> {
        if (!asked.add(color)) {
          repeated.add(color);
        }
        return color + 5;
      });
      assertThat(repeated).isEmpty();
      int[] expected = VocColorScan.values(rgb, width, color -> color + 5);
      for (int i = 0; i < expected.length; i++) {
        assertThat(plane.at(i)).as("seed %d, pixel %d", seed, i).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void leavesUnknownAndTooManyColoursToOthers() {
    SplittableRandom random = new SplittableRandom(3);
    byte[] rgb = new byte[3 * 20 * 20];
    for (int i = 0; i < 400; i++) {
      rgb[3 * i] = (byte) i;
      rgb[3 * i + 1] = (byte) (i >> 8);
    }
    assertThat(plane(rgb, 20, 20, color -> color)).isNull();
    assertThat(plane(Arrays.copyOf(rgb, 3 * 256), 16, 16, color -> color)).isNotNull();
    assertThat(plane(image(random, 20, 20, 5), 20, 20, color -> color == 0 ? 0 : VocColorRows.UNKNOWN)).isNull();
  }
}
