// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.junit.jupiter.api.Test;

class PngEncoderTest {

  private static final int[][] SIZES = {{1, 1}, {5, 3}, {301, 211}, {70_000, 2}, {1, 900}};

  private static byte[] bytesOf(ByteBuffer buffer) {
    return Arrays.copyOfRange(buffer.array(), buffer.position(), buffer.limit());
  }

  private static byte[] random(int count, long seed) {
    byte[] bytes = new byte[count];
    var random = new Random(seed);
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i / 7 + random.nextInt(4));
    }
    return bytes;
  }

  @Test
  void writesColorsThatAreReadBackTheSameWithEveryFilterAndLevel() throws IOException {
    for (PngFilter filter : PngFilter.values()) {
      for (int level : new int[] {0, 1, 4, 9}) {
        try (var encoder = new PngEncoder(level, filter); var decoder = new PngDecoder()) {
          for (int[] size : SIZES) {
            byte[] rgb = random(size[0] * size[1] * 3, size[0]);
            byte[] file = bytesOf(encoder.encodeRgb(size[0], size[1], rgb));
            assertThat(decoder.decode(file).toRgb()).isEqualTo(rgb);
            if (level == 4 && size[0] < 1000) {
              BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
              int[] expected = new int[rgb.length];
              Arrays.setAll(expected, i -> rgb[i] & 0xFF);
              assertThat(image.getRaster().getPixels(0, 0, size[0], size[1], (int[]) null)).isEqualTo(expected);
            }
          }
        }
      }
    }
  }

  /** Stretches of one colour, black among them, from a pixel to several rows long. */
  private static byte[] flat(int pixels, long seed) {
    byte[] rgb = new byte[3 * pixels];
    var random = new Random(seed);
    for (int from = 0; from < pixels;) {
      int to = Math.min(pixels, from + 1 + random.nextInt(random.nextBoolean() ? 9 : 900));
      int color = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << 24);
      for (; from < to; from++) {
        rgb[3 * from] = (byte) (color >> 16);
        rgb[3 * from + 1] = (byte) (color >> 8);
        rgb[3 * from + 2] = (byte) color;
      }
    }
    return rgb;
  }

  @Test
  void readsFlatPicturesOfEveryFilter() {
    for (PngFilter filter : PngFilter.values()) {
      try (var encoder = new PngEncoder(4, filter); var decoder = new PngDecoder()) {
        for (int width : new int[] {1, 20, 63, 64, 65, 200, 1500}) {
          byte[] rgb = flat(width * 40, width);
          assertThat(decoder.decode(bytesOf(encoder.encodeRgb(width, 40, rgb))).toRgb())
              .as("%s, %d columns", filter, width)
              .isEqualTo(rgb);
        }
      }
    }
  }

  @Test
  void writesGrayOfEightAndSixteenBits() throws IOException {
    try (var encoder = new PngEncoder(6, PngFilter.ADAPTIVE); var decoder = new PngDecoder()) {
      byte[] gray = random(31 * 17, 1);
      byte[] file = bytesOf(encoder.encodeGray(31, 17, gray));
      assertThat(decoder.decode(file).samples()).isEqualTo(gray);
      assertThat(ImageHeader.read(file)).isEqualTo(Optional.of(new ImageHeader(ImageKind.PNG, 31, 17, 1, 1, 8)));
      short[] wide = new short[31 * 17];
      Arrays.fill(wide, (short) 0xABCD);
      wide[7] = 1;
      file = bytesOf(encoder.encodeGray16(31, 17, wide));
      assertThat(decoder.decode(file).toGray16()).isEqualTo(wide);
      assertThat(ImageIO.read(new ByteArrayInputStream(file)).getRaster().getSample(0, 0, 0)).isEqualTo(0xABCD);
    }
  }

  @Test
  void writesIndicesWithTheirPalette() throws IOException {
    int[] palette = {0x000000, 0x800000, 0x008000, 0xE0E0C0};
    byte[] indices = new byte[640 * 48];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (byte) (i / 100 % 4);
    }
    try (var encoder = new PngEncoder(); var decoder = new PngDecoder()) {
      byte[] file = bytesOf(encoder.encodeIndex(new IndexImage(640, 48, indices, palette)));
      IndexImage read = decoder.decode(file).toIndex();
      assertThat(read.indices()).isEqualTo(indices);
      assertThat(read.palette()).isEqualTo(palette);
      assertThat(read.index(100, 0)).isEqualTo(1);
      assertThat(ImageIO.read(new ByteArrayInputStream(file)).getRGB(150, 0) & 0xFFFFFF).isEqualTo(0x800000);
    }
  }

  @Test
  void writesTheSameBytesEveryTime() {
    byte[] rgb = random(300 * 200 * 3, 4);
    try (var one = new PngEncoder(6, PngFilter.ADAPTIVE); var other = new PngEncoder(6, PngFilter.ADAPTIVE)) {
      byte[] first = bytesOf(one.encodeRgb(300, 200, rgb));
      one.encodeGray(300, 200, random(60_000, 9));
      assertThat(bytesOf(one.encodeRgb(300, 200, rgb))).isEqualTo(first);
      assertThat(bytesOf(other.encodeRgb(300, 200, rgb))).isEqualTo(first);
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    try (var encoder = new PngEncoder()) {
      assertThatThrownBy(() -> encoder.encodeRgb(3, 3, new byte[26]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("image of 3 x 3 has 26 bytes, expected 27");
      assertThatThrownBy(() -> encoder.encodeGray(0, 0, new byte[0])).isInstanceOf(IllegalArgumentException.class);
      var image = new IndexImage(2, 1, new byte[] {0, 9}, new int[] {0, 1});
      assertThatThrownBy(() -> encoder.encodeIndex(image)).hasMessageContaining("index 9");
    }
    assertThatThrownBy(() -> new PngEncoder(10, PngFilter.NONE)).hasMessageContaining("expected 0 to 9");
    assertThatThrownBy(() -> new IndexImage(2, 2, new byte[3], new int[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void paintsIndicesBeyondThePaletteBlack() {
    var image = new IndexImage(2, 1, new byte[] {1, (byte) 200}, new int[] {0, 0x102030});
    assertThat(image.toRgb()).containsExactly(0x10, 0x20, 0x30, 0, 0, 0);
  }
}
