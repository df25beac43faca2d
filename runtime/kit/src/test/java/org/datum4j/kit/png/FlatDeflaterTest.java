// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FlatDeflaterTest {
  private static byte[] encoded(PngEncoder encoder, int width, int height, byte[] gray) {
    ByteBuffer file = encoder.encodeGray(width, height, gray);
    return Arrays.copyOfRange(file.array(), file.position(), file.limit());
  }

  private static byte[] painted(int width, int height, Random random) {
    byte[] gray = new byte[width * height];
    int shapes = random.nextInt(6);
    for (int shape = 0; shape < shapes; shape++) {
      byte value = (byte) random.nextInt(256);
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int slope = random.nextInt(5) - 2;
      for (int y = top; y < Math.min(height, top + 1 + random.nextInt(height)); y++) {
        int from = Math.max(0, Math.min(width, left + slope * (y - top)));
        int to = Math.max(from, Math.min(width, from + random.nextInt(width)));
        Arrays.fill(gray, y * width + from, y * width + to, value);
      }
    }
    return gray;
  }

  @Test
  void flatImagesReadBackTheSame() throws IOException {
    long seed = 20_250_101;
    Random random = new Random(seed);
    try (PngEncoder encoder = new PngEncoder(); PngDecoder decoder = new PngDecoder()) {
      for (int round = 0; round < 300; round++) {
        int width = 1 + random.nextInt(round % 10 == 0 ? 1500 : 90);
        int height = 1 + random.nextInt(90);
        byte[] gray = painted(width, height, random);
        byte[] file = encoded(encoder, width, height, gray);
        assertThat(decoder.decode(file).samples()).as("seed %d round %d", seed, round).isEqualTo(gray);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        byte[] read = new byte[gray.length];
        image.getRaster().getDataElements(0, 0, width, height, read);
        assertThat(read).as("seed %d round %d", seed, round).isEqualTo(gray);
      }
    }
  }

  @Test
  void extremesOfRunsReadBackTheSame() {
    try (PngEncoder encoder = new PngEncoder(); PngDecoder decoder = new PngDecoder()) {
      for (int width : new int[] {1, 2, 3, 4, 257, 258, 259, 260, 261, 516, 517, 70_000}) {
        byte[] gray = new byte[width * 3];
        assertThat(decoder.decode(encoded(encoder, width, 3, gray)).samples()).isEqualTo(gray);
        Arrays.fill(gray, (byte) 200);
        assertThat(decoder.decode(encoded(encoder, width, 3, gray)).samples()).isEqualTo(gray);
      }
    }
  }

  @Test
  void masksAreSmallerThanThoseOfZlib() {
    Random random = new Random(7);
    long flat = 0;
    long general = 0;
    try (PngEncoder fast = new PngEncoder(); PngEncoder zlib = new PngEncoder(4, PngFilter.UP)) {
      for (int round = 0; round < 20; round++) {
        byte[] gray = new byte[640 * 480];
        int radius = 20 + random.nextInt(200);
        for (int y = -radius; y < radius; y++) {
          int half = (int) Math.sqrt(radius * radius - y * y);
          Arrays.fill(gray, (240 + y) * 640 + 320 - half, (240 + y) * 640 + 320 + half, (byte) 3);
        }
        flat += encoded(fast, 640, 480, gray).length;
        general += encoded(zlib, 640, 480, gray).length;
      }
    }
    assertThat(flat).isLessThan(general);
  }

  @Test
  void noisyImagesAreLeftToZlib() {
    byte[] noise = new byte[300 * 200];
    new Random(5).nextBytes(noise);
    assertThat(new FlatDeflater().take(noise, 300, 200)).isFalse();
    try (PngEncoder encoder = new PngEncoder(); PngDecoder decoder = new PngDecoder()) {
      assertThat(decoder.decode(encoded(encoder, 300, 200, noise)).samples()).isEqualTo(noise);
    }
  }

  @Test
  void noWordOfTheCodeIsLongerThanAllowed() {
    int[] fibonacci = new int[30];
    fibonacci[0] = 1;
    fibonacci[1] = 1;
    for (int i = 2; i < fibonacci.length; i++) {
      fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
    }
    HuffmanCode code = new HuffmanCode(fibonacci.length, 7);
    code.build(fibonacci);
    double sum = 0;
    for (int i = 0; i < fibonacci.length; i++) {
      assertThat(code.length(i)).isBetween(1, 7);
      sum += Math.pow(2, -code.length(i));
    }
    assertThat(sum).isEqualTo(1);
  }
}
