// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.datum4j.kit.png.ImageFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDecoderTest {

  private static RgbImage expected(BufferedImage image) {
    RgbImage expected = RgbImage.filled(image.getWidth(), image.getHeight(), 0);
    int[] row = new int[image.getWidth()];
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int color : row) {
        expected.pixels()[i++] = (byte) (color >> 16);
        expected.pixels()[i++] = (byte) (color >> 8);
        expected.pixels()[i++] = (byte) color;
      }
    }
    return expected;
  }

  @Test
  void readsStoredColorsOfEveryKind() throws IOException {
    RgbImage color = expected(ImageSamples.picture(BufferedImage.TYPE_3BYTE_BGR));
    RgbImage palette = expected(ImageSamples.picture(BufferedImage.TYPE_BYTE_INDEXED));
    try (var decoder = new ImageDecoder()) {
      for (var file : ImageSamples.files().entrySet()) {
        RgbImage image = decoder.decode(file.getValue());
        ImageHeader header = ImageHeader.read(file.getValue()).orElseThrow();
        assertThat(image.size()).as(file.getKey()).isEqualTo(header.size());
        if (file.getKey().startsWith("color")) {
          assertThat(image).as(file.getKey()).isEqualTo(color);
        } else if (file.getKey().startsWith("palette")) {
          assertThat(image).as(file.getKey()).isEqualTo(palette);
        }
      }
    }
  }

  @Test
  void leavesGrayAsItIsStored() throws IOException {
    BufferedImage gray = ImageSamples.picture(BufferedImage.TYPE_BYTE_GRAY);
    int stored = gray.getRaster().getSample(9, 6, 0);
    try (var decoder = new ImageDecoder()) {
      for (String format : new String[] {"png", "tiff", "bmp"}) {
        RgbImage image = decoder.decode(ImageSamples.write(gray, format, null));
        assertThat(image.rgb(9, 6)).as(format).isEqualTo(stored * 0x010101);
      }
      var wide = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
      wide.getRaster().setSample(1, 0, 0, 0xABCD);
      assertThat(decoder.decode(ImageSamples.write(wide, "tiff", null)).rgb(1, 0)).isEqualTo(0xABABAB);
      assertThat(decoder.decode(ImageSamples.write(wide, "png", null)).rgb(1, 0)).isEqualTo(0xABABAB);
    }
  }

  @Test
  void readsJpegAsTheJdkDoes() throws IOException {
    byte[] file = ImageSamples.files().get("jpeg");
    try (var decoder = new ImageDecoder()) {
      assertThat(decoder.decode(file)).isEqualTo(expected(ImageIO.read(new ByteArrayInputStream(file))));
    }
  }

  @Test
  void readsCmykJpeg() {
    try (var decoder = new ImageDecoder()) {
      RgbImage image = decoder.decode(ImageSamples.CMYK_JPEG);
      // Pillow gives 183, 137, 92.
      assertThat(image.rgb(3, 3) >> 16).isBetween(182, 184);
      assertThat(image.rgb(3, 3) >> 8 & 0xFF).isBetween(136, 138);
      assertThat(image.rgb(3, 3) & 0xFF).isBetween(91, 93);
    }
  }

  @Test
  void readsWebpWithTheReaderOnTheClassPath() {
    try (var decoder = new ImageDecoder()) {
      assertThat(decoder.decode(ImageSamples.WEBP).pixels())
          .isEqualTo(new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1});
    }
  }

  @Test
  void refusesWhatIsTooBigOrNoImage(@TempDir Path folder) throws IOException {
    byte[] file = ImageSamples.files().get("jpeg");
    try (var decoder = new ImageDecoder(100)) {
      assertThatThrownBy(() -> decoder.decode(file))
          .isInstanceOf(ImageFormatException.class)
          .hasMessage("JPEG image is 19 x 13, more than the limit of 100 pixels");
      assertThatThrownBy(() -> decoder.decode("some text, no image".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(ImageFormatException.class).hasMessageContaining("known are JPEG, PNG");
      Path pointer = Files.writeString(folder.resolve("a.jpg"), "version https://git-lfs.github.com/spec/v1\n");
      assertThatThrownBy(() -> decoder.decode(pointer)).hasMessageContaining("git lfs pull");
    }
  }

  @Test
  void failsCleanlyWhenCutAnywhere() throws IOException {
    try (var decoder = new ImageDecoder()) {
      for (var file : ImageSamples.files().entrySet()) {
        byte[] whole = file.getValue();
        RgbImage image = decoder.decode(whole);
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
          try {
            // What is cut behind the pixels does not matter.
            RgbImage cut = decoder.decode(Arrays.copyOf(whole, length));
            assertThat(cut).as("%s cut to %d of %d bytes", file.getKey(), length, whole.length).isEqualTo(image);
          } catch (ImageFormatException e) {
            refused++;
          }
        }
        assertThat(refused).as(file.getKey()).isGreaterThan(whole.length / 4);
      }
    }
  }

  @Test
  void failsCleanlyOnFlippedBytes() throws IOException {
    long seed = 2;
    var random = new Random(seed);
    try (var decoder = new ImageDecoder(1 << 20)) {
      for (var file : ImageSamples.files().entrySet()) {
        if (file.getKey().equals("webp")) {
          // Not our reader: on some damage it works for half a minute before it gives up.
          continue;
        }
        int refused = 0;
        for (int i = 0; i < 200; i++) {
          byte[] damaged = file.getValue().clone();
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
          try {
            assertThat(decoder.decode(damaged).width()).as("seed %d", seed).isPositive();
          } catch (ImageFormatException e) {
            refused++;
          }
        }
        assertThat(refused).as(file.getKey()).isPositive();
      }
    }
  }

  @Test
  void knowsEveryKindItIsAskedFor() throws IOException {
    for (ImageKind kind : ImageKind.values()) {
      if (kind != ImageKind.PNG) {
        assertThat(ImageReaders.readerOf(kind)).as(kind.name()).isNotNull();
      }
    }
  }
}
