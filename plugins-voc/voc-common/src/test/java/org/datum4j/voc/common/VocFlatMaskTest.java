// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.model.MaskColor;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngEncoder;
import org.datum4j.kit.png.PngFilter;
import org.junit.jupiter.api.Test;

/** Flat masks, which are read as runs, mean the same as those that are read as pixels. */
class VocFlatMaskTest {
  private static final int LABELS = 40;

  private static Map<Integer, MaskColor> colors() {
    Map<Integer, MaskColor> colors = new HashMap<>();
    for (int label = 0; label < LABELS; label++) {
      colors.put(label, MaskColor.ofRgb(label * 0x050311));
    }
    return colors;
  }

  private static byte[] plane(SplittableRandom random, int width, int height, int values) {
    byte[] plane = new byte[width * height];
    int slope = random.nextInt(1, 5);
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) ((i % width + i / width / slope) * values / (width + height));
    }
    return plane;
  }

  private static byte[] png(byte[] rgb, int width, int height, PngFilter filter) {
    try (PngEncoder encoder = new PngEncoder(6, filter); PngDecoder decoder = new PngDecoder()) {
      ByteBuffer file = encoder.encodeRgb(width, height, rgb);
      byte[] bytes = Arrays.copyOfRange(file.array(), file.position(), file.limit());
      boolean isFlat = filter != PngFilter.NONE;
      assertThat(decoder.decodeRuns(bytes).isPresent()).isEqualTo(isFlat);
      return bytes;
    }
  }

  private static byte[] rgb(byte[] plane, int factor) {
    byte[] rgb = new byte[3 * plane.length];
    for (int i = 0; i < plane.length; i++) {
      int color = (plane[i] & 255) * factor;
      rgb[3 * i] = (byte) (color >> 16);
      rgb[3 * i + 1] = (byte) (color >> 8);
      rgb[3 * i + 2] = (byte) color;
    }
    return rgb;
  }

  private static void assertIs(VocIndexPlane plane, byte[] expected, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(plane.at(i % plane.width(), i / plane.width())).as(what).isEqualTo(expected[i] & 255);
    }
  }

  @Test
  void givesEachPixelTheLabelOfItsColour() {
    try (VocMaskDecoder decoder = new VocMaskDecoder(colors(), LABELS, true)) {
      for (long seed = 1; seed <= 40; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = random.nextInt(300, 1300);
        int height = random.nextInt(150, 200);
        byte[] plane = plane(random, width, height, random.nextInt(3, 8));
        byte[] flat = png(rgb(plane, 0x050311), width, height, PngFilter.SUB);
        VocIndexPlane read = decoder.classes(flat, "a.png");
        assertIs(read, plane, "seed " + seed);
        byte[] dense = png(rgb(plane, 0x050311), width, height, PngFilter.NONE);
        assertThat(VocRunBook.masks(read)).isEqualTo(VocRunBook.masks(decoder.classes(dense, "a.png")));
        VocIndexPlane objects = decoder.objects(flat, "a.png");
        assertThat(VocMasks.of(read, objects)).isEqualTo(VocMasks.of(read, decoder.objects(dense, "a.png")));
        assertIs(decoder.classes(png(rgb(plane, 0x010101), width, height, PngFilter.UP), "a.png"), plane, "gray");
      }
    }
  }

  @Test
  void givesEachIndexOfAPaletteOrGrayItsMeaning() {
    byte[] plane = plane(new SplittableRandom(5), 400, 300, 4);
    try (VocMaskDecoder decoder = new VocMaskDecoder(colors(), LABELS, true);
        VocMaskFiles colored = new VocMaskFiles(true);
        VocMaskFiles gray = new VocMaskFiles(false)) {
      byte[] swapped = plane.clone();
      for (int i = 0; i < swapped.length; i++) {
        swapped[i] = (byte) (3 - plane[i]);
      }
      byte[] byColor = colored.encode(swapped, 400, 300, new int[] {0x0f0933, 0x0a0622, 0x050311, 0});
      assertIs(decoder.classes(byColor, "a.png"), plane, "by colour");
      assertIs(decoder.objects(byColor, "a.png"), swapped, "objects");
      assertIs(decoder.classes(colored.encode(plane, 400, 300, new int[] {1, 2, 3, 4}), "a.png"), plane, "by index");
      assertIs(decoder.classes(gray.encode(plane, 400, 300, new int[0]), "a.png"), plane, "gray");
      byte[] beyond = plane.clone();
      beyond[beyond.length - 1] = LABELS;
      assertThatThrownBy(() -> decoder.classes(gray.encode(beyond, 400, 300, new int[0]), "a.png"))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("index 40, but the label map has only 0 to 39");
      beyond[beyond.length - 1] = (byte) 255;
      assertThat(decoder.classes(gray.encode(beyond, 400, 300, new int[0]), "a.png").at(399, 299))
          .isEqualTo(VocIndexPlane.NONE);
    }
  }

  @Test
  void tellsTheFirstColourThatIsNoLabels() {
    byte[] plane = plane(new SplittableRandom(6), 400, 300, 3);
    byte[] rgb = rgb(plane, 0x050311);
    rgb[3 * 1234] = 77;
    rgb[3 * 90_000] = 78;
    try (VocMaskDecoder decoder = new VocMaskDecoder(colors(), LABELS, false)) {
      for (PngFilter filter : new PngFilter[] {PngFilter.SUB, PngFilter.NONE}) {
        byte[] file = png(rgb, 400, 300, filter);
        assertThatThrownBy(() -> decoder.classes(file, "a.png"))
            .isInstanceOf(ImportException.class)
            .hasMessageContaining("colour 77, ");
      }
    }
  }

  @Test
  void readsAnyNumberOfColours() {
    byte[] rgb = new byte[3 * 600 * 600];
    for (int box = 0; box < 900; box++) {
      for (int at = 0; at < 400; at++) {
        int pixel = box / 30 * 20 * 600 + box % 30 * 20 + at / 20 * 600 + at % 20;
        rgb[3 * pixel] = (byte) box;
        rgb[3 * pixel + 1] = (byte) (box >> 8);
      }
    }
    try (VocMaskDecoder decoder = new VocMaskDecoder(Map.of(), 1, false)) {
      VocIndexPlane flat = decoder.objects(png(rgb, 600, 600, PngFilter.SUB), "a.png");
      assertThat(VocRunBook.masks(flat)).hasSize(900);
      assertThat(VocMasks.ofObjects(flat))
          .isEqualTo(VocMasks.ofObjects(decoder.objects(png(rgb, 600, 600, PngFilter.NONE), "a.png")));
    }
  }
}
