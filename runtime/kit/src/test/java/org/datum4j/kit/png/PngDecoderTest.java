// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngDecoderTest {

  private static final byte[] PALETTE = new byte[48];

  static {
    new Random(5).nextBytes(PALETTE);
  }

  private static int perPixel(int color) {
    return PngColor.of(color).samples();
  }

  private static int[] randomSamples(int count, int bitDepth, long seed) {
    return new Random(seed).ints(count, 0, bitDepth == 8 ? 16 : 1 << bitDepth).toArray();
  }

  private static byte[] png(int width, int height, int bitDepth, int color, boolean isInterlaced, int[] samples) {
    var png = new PngBytes().header(width, height, bitDepth, color, isInterlaced ? 1 : 0);
    png.chunk("tEXt", new byte[300]);
    if (color == 3) {
      png.chunk("PLTE", Arrays.copyOf(PALETTE, 3 * Math.min(16, 1 << bitDepth)));
    }
    byte[] data = PngBytes.deflate(PngBytes.rows(width, height, bitDepth, perPixel(color), samples, isInterlaced));
    int half = data.length / 2;
    return png.chunk("IDAT", Arrays.copyOf(data, half)).chunk("IDAT", new byte[0])
        .chunk("IDAT", Arrays.copyOfRange(data, half, data.length)).done();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "0, 2", "0, 4", "0, 8", "0, 16", "2, 8", "2, 16", "3, 1", "3, 2", "3, 4", "3, 8", "4, 8", "4, 16", "6, 8",
    "6, 16"
  })
  void readsEveryColorTypeAndBitDepthAsImageIoDoes(int color, int bitDepth) throws IOException {
    try (var decoder = new PngDecoder()) {
      for (boolean isInterlaced : new boolean[] {false, true}) {
        for (int[] size : new int[][] {{1, 1}, {3, 2}, {8, 8}, {13, 29}, {2, 1}}) {
          int[] samples = randomSamples(size[0] * size[1] * perPixel(color), bitDepth, 7);
          byte[] file = png(size[0], size[1], bitDepth, color, isInterlaced, samples);
          PngImage image = decoder.decode(file);
          assertSamples(image, samples);
          BufferedImage reference = ImageIO.read(new ByteArrayInputStream(file));
          if (color != 0 && color != 4) {
            assertColors(image, reference);
          }
        }
      }
    }
  }

  @Test
  void readsFlatImagesOfLongRows() {
    for (int width : new int[] {200_000, 1_000_000, 1_500_000}) {
      byte[] rgb = new byte[3 * 3 * width];
      Arrays.fill(rgb, 4 * width, 5 * width, (byte) 9);
      Arrays.fill(rgb, 7 * width + 1, 8 * width, (byte) 200);
      for (PngFilter filter : new PngFilter[] {PngFilter.UP, PngFilter.SUB, PngFilter.NONE}) {
        try (var decoder = new PngDecoder(); var encoder = new PngEncoder(6, filter)) {
          ByteBuffer file = encoder.encodeRgb(width, 3, rgb);
          byte[] bytes = new byte[file.remaining()];
          file.get(bytes);
          assertThat(Arrays.equals(decoder.decode(bytes).toRgb(), rgb)).as("%d, %s", width, filter).isTrue();
        }
      }
    }
  }

  private static void assertSamples(PngImage image, int[] samples) {
    byte[] read = image.samples();
    for (int i = 0; i < samples.length; i++) {
      int value = image.header().bitDepth() == 16
          ? (read[2 * i] & 0xFF) << 8 | read[2 * i + 1] & 0xFF
          : read[i] & 0xFF;
      assertThat(value).isEqualTo(samples[i]);
    }
  }

  private static void assertColors(PngImage image, BufferedImage reference) {
    byte[] rgb = image.toRgb();
    byte[] alpha = image.toAlpha();
    var raster = reference.getRaster();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int i = y * image.width() + x;
        int color = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF;
        if (image.header().color() == PngColor.PALETTE || image.header().bitDepth() == 8) {
          assertThat(color).isEqualTo(reference.getRGB(x, y) & 0xFFFFFF);
          assertThat(alpha[i] & 0xFF).isEqualTo(reference.getRGB(x, y) >>> 24);
        } else {
          assertThat(color >> 16).isEqualTo(raster.getSample(x, y, 0) >> 8);
          assertThat(color & 0xFF).isEqualTo(raster.getSample(x, y, 2) >> 8);
        }
      }
    }
  }

  @Test
  void scalesSmallGrayToColorsButNotToIndices() {
    try (var decoder = new PngDecoder()) {
      PngImage image = decoder.decode(png(4, 1, 2, 0, false, new int[] {0, 1, 2, 3}));
      assertThat(image.toIndex().indices()).containsExactly(0, 1, 2, 3);
      assertThat(image.toRgb()).containsExactly(0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255);
      assertThat(image.toGray16()).containsExactly((short) 0, (short) 1, (short) 2, (short) 3);
    }
  }

  @Test
  void readsTransparencyOfPalettesAndKeyColors() {
    byte[] rows = PngBytes.deflate(PngBytes.rows(3, 1, 8, 1, new int[] {0, 1, 2}, false));
    byte[] palette = new PngBytes().header(3, 1, 8, 3, 0).chunk("PLTE", new byte[9])
        .chunk("tRNS", new byte[] {0, 100}).chunk("IDAT", rows).done();
    byte[] gray = new PngBytes().header(3, 1, 8, 0, 0)
        .chunk("tRNS", new byte[] {0, 1}).chunk("IDAT", rows).done();
    try (var decoder = new PngDecoder()) {
      assertThat(decoder.decode(palette).toAlpha()).containsExactly(0, 100, 255);
      assertThat(decoder.decode(gray).toAlpha()).containsExactly(255, 0, 255);
    }
  }

  @Test
  void readsFilesOfTheJdkWithTheirFilters() throws IOException {
    var random = new Random(3);
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY}) {
      var source = new BufferedImage(101, 57, type);
      for (int i = 0; i < 101 * 57; i++) {
        source.setRGB(i % 101, i / 101, 0xFF000000 | i * 40 + random.nextInt(9));
      }
      var bytes = new ByteArrayOutputStream();
      assertThat(ImageIO.write(source, "png", bytes)).isTrue();
      try (var decoder = new PngDecoder()) {
        PngImage image = decoder.decode(bytes.toByteArray());
        int[] expected = source.getRaster().getPixels(0, 0, 101, 57, (int[]) null);
        int bands = expected.length / (101 * 57);
        if (image.header().color().samples() == bands) {
          assertSamples(image, expected);
        } else {
          assertColors(image, source);
        }
      }
    }
  }

  private static byte[] sample() {
    return png(9, 5, 8, 2, false, randomSamples(9 * 5 * 3, 8, 11));
  }

  @Test
  void failsCleanlyWhenCutAnywhere() {
    byte[] file = sample();
    try (var decoder = new PngDecoder()) {
      for (int length = 0; length < file.length; length++) {
        byte[] cut = Arrays.copyOf(file, length);
        assertThatThrownBy(() -> decoder.decode(cut)).isInstanceOf(ImageFormatException.class);
      }
      assertThat(decoder.decode(Arrays.copyOf(file, file.length + 7)).width()).isEqualTo(9);
    }
  }

  @Test
  void failsCleanlyOnFlippedBytes() {
    long seed = 99;
    var random = new Random(seed);
    int refused = 0;
    try (var decoder = new PngDecoder(1 << 20)) {
      for (int i = 0; i < 4000; i++) {
        byte[] damaged = i % 2 == 0 ? sample() : png(9, 9, 4, 3, true, randomSamples(81, 4, i));
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        try {
          decoder.decode(damaged).toRgb();
        } catch (ImageFormatException e) {
          refused++;
        }
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(500);
  }

  @Test
  void findsDamageByCheckSum() {
    byte[] file = sample();
    file[file.length - 20] ^= 1;
    try (var decoder = new PngDecoder()) {
      assertThatThrownBy(() -> decoder.decode(file))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("check sum of its IDAT chunk");
    }
  }

  @Test
  void refusesBombsBeforeTakingMemory() {
    byte[] zeros = PngBytes.deflate(new byte[1 << 20]);
    byte[] big = new PngBytes().header(100_000, 100_000, 8, 2, 0).chunk("IDAT", zeros).done();
    byte[] empty = new PngBytes().header(10_000, 10_000, 8, 2, 0).chunk("IDAT", zeros).done();
    try (var decoder = new PngDecoder()) {
      assertThatThrownBy(() -> decoder.decode(big))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("100000 x 100000, more than the limit of 134217728 pixels");
      assertThatThrownBy(() -> decoder.decode(empty))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("decompression bomb");
    }
    try (var decoder = new PngDecoder(44)) {
      assertThatThrownBy(() -> decoder.decode(sample())).hasMessageContaining("limit of 44 pixels");
    }
  }

  @Test
  void refusesWhatIsNotAllowed() {
    try (var decoder = new PngDecoder()) {
      assertThatThrownBy(() -> decoder.decode(new PngBytes().header(0, 5, 8, 2, 0).done()))
          .hasMessageContaining("0 x 5");
      assertThatThrownBy(() -> decoder.decode(new PngBytes().header(5, 5, 3, 2, 0).done()))
          .hasMessageContaining("3 bits");
      assertThatThrownBy(() -> decoder.decode(new PngBytes().header(5, 5, 8, 7, 0).done()))
          .hasMessageContaining("colour type 7");
      assertThatThrownBy(() -> decoder.decode(new PngBytes().header(5, 5, 8, 3, 0)
          .chunk("IDAT", PngBytes.deflate(new byte[30])).done())).hasMessageContaining("no palette");
      assertThatThrownBy(() -> decoder.decode(new PngBytes().header(5, 5, 8, 2, 0).done()))
          .hasMessageContaining("no IDAT");
      assertThatThrownBy(() -> decoder.decode(new byte[100])).hasMessageContaining("no PNG");
      assertThatThrownBy(() -> decoder.decode(sample()).toIndex()).hasMessageContaining("expected a palette");
      assertThatThrownBy(() -> decoder.decode(sample()).toGray16()).hasMessageContaining("expected gray");
    }
  }

  @Test
  void readsHeaderAlone() {
    assertThat(PngDecoder.header(Arrays.copyOf(sample(), 40)))
        .isEqualTo(new PngHeader(9, 5, 8, PngColor.RGB, false));
  }

  @Test
  void refusesPixelsThatNeedADictionary() {
    var deflater = new Deflater();
    deflater.setDictionary(new byte[] {1, 2, 3});
    deflater.setInput(new byte[30]);
    deflater.finish();
    byte[] buffer = new byte[100];
    byte[] data = Arrays.copyOf(buffer, deflater.deflate(buffer));
    deflater.end();
    System.arraycopy(buffer, 0, data, 0, data.length);
    byte[] file = new PngBytes().header(5, 5, 8, 0, 0).chunk("IDAT", data).done();
    try (var decoder = new PngDecoder()) {
      assertThatThrownBy(() -> decoder.decode(file)).isInstanceOf(ImageFormatException.class);
    }
  }
}
