// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.datum4j.api.media.ImageKind;
import org.datum4j.api.model.Image;
import org.datum4j.kit.png.ImageFormatException;
import org.junit.jupiter.api.Test;

class ImageRecoderTest {
  private static Image png(String name) {
    byte[] pixels = {1, 2, 3, 4, 5, 6};
    try (ImageEncoder encoder = new ImageEncoder()) {
      return Image.ofBytes(name, encoder.encode(new RgbImage(2, 1, pixels), ImageKind.PNG), null);
    }
  }

  @Test
  void writesTheSamePixelsInTheWantedFormat() throws IOException {
    try (ImageRecoder recoder = new ImageRecoder("bmp"); ImageDecoder decoder = new ImageDecoder()) {
      Image image = png("a/b.PNG");
      assertThat(recoder.extension(image)).isEqualTo(".bmp");
      Image recoded = recoder.recoded(image);
      assertThat(recoded.name()).isEqualTo("a/b.bmp");
      byte[] bytes = recoded.open().readAllBytes();
      assertThat(bytes).startsWith('B', 'M');
      assertThat(decoder.decode(bytes).pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void leavesAnImageAloneThatHasTheFormat() throws IOException {
    try (ImageRecoder same = new ImageRecoder(".jpg"); ImageRecoder none = new ImageRecoder("")) {
      Image jpeg = Image.ofBytes("a.JPEG", new byte[] {1}, null);
      assertThat(same.recoded(jpeg)).isSameAs(jpeg);
      assertThat(same.extension(jpeg)).isEqualTo(".JPEG");
      assertThat(none.recoded(jpeg)).isSameAs(jpeg);
      assertThat(none.extension(Image.missing("a", null))).isEqualTo(".jpg");
    }
  }

  @Test
  void saysWhatCannotBeWritten() {
    try (ImageRecoder recoder = new ImageRecoder(".xyz")) {
      assertThatThrownBy(() -> recoder.recoded(png("a.png"))).isInstanceOf(ImageFormatException.class)
          .hasMessageContaining(".xyz");
    }
    try (ImageRecoder recoder = new ImageRecoder(".bmp")) {
      Image broken = Image.ofBytes("a.png", new byte[] {1, 2}, null);
      assertThatThrownBy(() -> recoder.recoded(broken)).isInstanceOf(ImageFormatException.class);
    }
  }
}
