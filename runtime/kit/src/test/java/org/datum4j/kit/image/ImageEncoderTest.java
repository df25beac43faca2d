// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.datum4j.kit.png.ImageFormatException;
import org.junit.jupiter.api.Test;

class ImageEncoderTest {

  private static RgbImage gradient(int width, int height) {
    RgbImage image = RgbImage.filled(width, height, 0);
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.pixels()[i++] = (byte) (x * 255 / width);
        image.pixels()[i++] = (byte) (y * 255 / height);
        image.pixels()[i++] = (byte) ((x + y) * 127 / (width + height));
      }
    }
    return image;
  }

  @Test
  void writesLosslessKindsThatAreReadBackTheSame() throws IOException {
    try (var encoder = new ImageEncoder(); var decoder = new ImageDecoder()) {
      for (ImageKind kind : new ImageKind[] {ImageKind.PNG, ImageKind.BMP, ImageKind.TIFF}) {
        for (int width : new int[] {1, 2, 3, 4, 61}) {
          RgbImage image = gradient(width, 7);
          byte[] file = encoder.encode(image, kind);
          assertThat(ImageHeader.read(file).orElseThrow().kind()).isEqualTo(kind);
          assertThat(decoder.decode(file)).as("%s %d", kind, width).isEqualTo(image);
          assertThat(ImageIO.read(new ByteArrayInputStream(file)).getRGB(width - 1, 6) & 0xFFFFFF)
              .isEqualTo(image.rgb(width - 1, 6));
          assertThat(encoder.encode(image, kind)).isEqualTo(file);
        }
      }
    }
  }

  @Test
  void writesJpegCloseToTheOriginalByQuality() {
    RgbImage image = gradient(64, 48);
    try (var encoder = new ImageEncoder(); var decoder = new ImageDecoder()) {
      byte[] fine = encoder.encode(image, ImageKind.JPEG);
      byte[] coarse = encoder.encodeJpeg(image, 10);
      assertThat(coarse.length).isLessThan(fine.length);
      assertThat(greatestDifference(decoder.decode(fine), image)).isLessThan(16);
      assertThat(greatestDifference(decoder.decode(coarse), image)).isLessThan(120);
      assertThat(encoder.encode(image, ImageKind.JPEG)).isEqualTo(fine);
    }
  }

  private static int greatestDifference(RgbImage a, RgbImage b) {
    int most = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      most = Math.max(most, Math.abs((a.pixels()[i] & 0xFF) - (b.pixels()[i] & 0xFF)));
    }
    return most;
  }

  @Test
  void refusesWhatCannotBeWritten() {
    RgbImage image = RgbImage.filled(2, 2, 0);
    try (var encoder = new ImageEncoder()) {
      assertThatThrownBy(() -> encoder.encode(image, ImageKind.WEBP))
          .isInstanceOf(ImageFormatException.class).hasMessageContaining("choose JPEG, PNG, BMP or TIFF");
      assertThatThrownBy(() -> encoder.encodeJpeg(image, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> encoder.encodeJpeg(RgbImage.filled(65536, 1, 0), 90))
          .isInstanceOf(ImageFormatException.class).hasMessageContaining("65535");
    }
  }
}
