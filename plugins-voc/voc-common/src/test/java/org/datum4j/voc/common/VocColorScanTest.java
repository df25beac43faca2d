// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VocColorScanTest {
  @Test
  void givesEachPixelTheValueOfItsColour() {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int width = 1 + random.nextInt(30);
      int height = 1 + random.nextInt(20);
      boolean isNoise = random.nextInt(4) == 0;
      byte[] rgb = new byte[3 * width * height];
      int[] expected = new int[width * height];
      Set<Integer> colors = new LinkedHashSet<>();
      for (int i = 0; i < expected.length; i++) {
        int x = i % width;
        int y = i / width;
        int color = isNoise ? random.nextInt(4) * 0x010203 : x > y && x < 2 * y ? 0x800000 : y > 10 ? 0x000080 : 0;
        rgb[3 * i] = (byte) (color >> 16);
        rgb[3 * i + 1] = (byte) (color >> 8);
        rgb[3 * i + 2] = (byte) color;
        expected[i] = color + 1;
        colors.add(color);
      }
      List<Integer> asked = new ArrayList<>();
      int[] values = VocColorScan.values(rgb, width, color -> {
        asked.add(color);
        return color + 1;
      });
      assertThat(values).as("seed %d", seed).isEqualTo(expected);
      assertThat(new LinkedHashSet<>(asked)).as("seed %d", seed).containsExactlyElementsOf(colors);
    }
  }
}
