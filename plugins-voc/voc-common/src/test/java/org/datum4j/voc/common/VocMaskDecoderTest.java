// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SortedMap;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.model.MaskColor;
import org.junit.jupiter.api.Test;

class VocMaskDecoderTest {
  private static final Map<Integer, MaskColor> COLORS =
      Map.of(0, new MaskColor(0, 0, 0), 1, new MaskColor(10, 20, 30), 2, new MaskColor(40, 50, 60));
  private static final byte[] PLANE = {0, 1, 2, 2, 1, 0};

  private static SortedMap<Integer, Rle> read(byte[] png) {
    try (VocMaskDecoder decoder = new VocMaskDecoder(COLORS, 3, true)) {
      return VocRunBook.masks(decoder.classes(png, "mask.png"));
    }
  }

  private static byte[] palette(byte[] plane, int... colors) {
    try (VocMaskFiles files = new VocMaskFiles(true)) {
      return files.encode(plane, 3, 2, colors);
    }
  }

  private static void assertIsPlane(SortedMap<Integer, Rle> masks) {
    assertThat(masks).containsOnlyKeys(0, 1, 2);
    assertThat(masks.get(2)).isEqualTo(Rle.ofCounts(2, 3, new int[] {1, 1, 2, 1, 1}));
  }

  @Test
  void readsColoursOfAPaletteWhateverTheIndices() {
    assertIsPlane(read(palette(new byte[] {2, 0, 1, 1, 0, 2}, 0x0A141E, 0x28323C, 0)));
  }

  @Test
  void readsIndicesWhenThePaletteMeansNothing() {
    assertIsPlane(read(palette(PLANE, 0x111111, 0x222222, 0x333333)));
  }

  @Test
  void readsBareIndicesAndColours() {
    try (VocMaskFiles gray = new VocMaskFiles(false); VocMaskFiles colored = new VocMaskFiles(true)) {
      assertIsPlane(read(gray.encode(PLANE, 3, 2, new int[0])));
      int[] wide = {0, 1, 2, 2, 1, 0};
      assertIsPlane(read(gray.encode(wide, 3, 2, index -> 0)));
      assertIsPlane(read(colored.encode(wide, 3, 2, index -> COLORS.get(index).rgb())));
      assertIsPlane(read(colored.encode(wide, 3, 2, index -> index * 0x010101)));
    }
  }

  @Test
  void leavesTheBorderOut() {
    assertThat(read(palette(new byte[] {0, 0, 0, 1, 1, 1}, 0, 0xE0E0C0))).containsOnlyKeys(0);
  }

  @Test
  void tellsTheColourThatIsNoLabels() {
    assertThatThrownBy(() -> read(palette(new byte[] {0, 0, 0, 0, 0, 7}, 0, 0, 0, 0, 0, 0, 0, 0x123456)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("index 7")
        .hasMessageContaining("mask.png");
    try (VocMaskFiles colored = new VocMaskFiles(true)) {
      byte[] png = colored.encode(new int[] {1, 1, 1, 1, 1, 1}, 3, 2, index -> 0x123456);
      assertThatThrownBy(() -> read(png)).hasMessageContaining("18, 52, 86");
    }
  }
}
