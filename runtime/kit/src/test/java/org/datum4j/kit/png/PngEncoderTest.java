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

  private static int color(byte[] rgb, int pixel) {
    return (rgb[3 * pixel] & 255) << 16 | (rgb[3 * pixel + 1] & 255) << 8 | rgb[3 * pixel + 2] & 255;
  }

  private static void takeChanges(FlatRgb image, byte[] rgb, int width, int height) {
    image.begin(width, height);
    for (int x = 0; x < width; x++) {
      int above = 0;
      for (int y = 0; y < height; y++) {
        int color = color(rgb, y * width + x);
        image.change(x, y, above, color);
        above = color;
      }
    }
  }

  @Test
  void writesTheChangesOfAPictureAsItsPixels() {
    var random = new Random(11);
    var image = new FlatRgb();
    int written = 0;
    try (var encoder = new PngEncoder()) {
      for (int round = 0; round < 300; round++) {
        int width = 1 + random.nextInt(round % 3 == 0 ? 9 : 400);
        int height = 1 + random.nextInt(90);
        byte[] rgb = round % 2 == 0 ? flat(width * height, round) : rectangles(width, height, random);
        takeChanges(image, rgb, width, height);
        Optional<byte[]> ofChanges = encoder.encodeRgb(image).map(PngEncoderTest::bytesOf);
        if (ofChanges.isPresent()) {
          written++;
          assertThat(ofChanges.get()).isEqualTo(bytesOf(encoder.encodeRgb(width, height, rgb)));
        }
      }
    }
    assertThat(written).isGreaterThan(150);
  }

  private static byte[] rectangles(int width, int height, Random random) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = random.nextInt(6); i > 0; i--) {
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = left + 1 + random.nextInt(width - left);
      int bottom = top + 1 + random.nextInt(height - top);
      byte value = (byte) random.nextInt(256);
      for (int y = top; y < bottom; y++) {
        Arrays.fill(rgb, 3 * (y * width + left), 3 * (y * width + right), value);
      }
    }
    return rgb;
  }

  @Test
  void leavesNoiseToItsPixels() {
    byte[] rgb = random(3 * 300 * 300, 5);
    var image = new FlatRgb();
    takeChanges(image, rgb, 300, 300);
    assertThat(image.isFlat()).isFalse();
    try (var encoder = new PngEncoder(); var forPhotos = new PngEncoder(2, PngFilter.SUB)) {
      assertThat(encoder.encodeRgb(image)).isEmpty();
      image.begin(300, 300);
      assertThat(encoder.encodeRgb(image)).isPresent();
      assertThat(forPhotos.encodeRgb(image)).isEmpty();
    }
  }

  @Test
  void refusesChangesOutOfTurn() {
    var image = new FlatRgb();
    image.begin(3, 2);
    image.change(1, 1, 0, 7);
    assertThatThrownBy(() -> image.change(0, 1, 0, 7)).hasMessage("pixel 0, 1 is not next in an image of 3 x 2");
    assertThatThrownBy(() -> image.change(3, 0, 0, 7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> image.change(2, 2, 0, 7)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> image.begin(0, 2)).hasMessage("image is 0 x 2, expected at least 1 x 1");
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
