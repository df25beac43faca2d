// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanopticCanvasTest {
  private static final int HEIGHT = 47;
  private static final int WIDTH = 61;

  /** A rectangle with a hole, so that columns have several runs. */
  private static byte[] bitmap(Random random) {
    byte[] bitmap = new byte[HEIGHT * WIDTH];
    int left = random.nextInt(WIDTH);
    int top = random.nextInt(HEIGHT);
    int right = left + random.nextInt(WIDTH - left);
    int bottom = top + random.nextInt(HEIGHT - top);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        bitmap[y * WIDTH + x] = (byte) (x == (left + right) / 2 && y == (top + bottom) / 2 ? 0 : 1);
      }
    }
    return bitmap;
  }

  private static PanopticCanvas.Extent extent(int[] picture, int number) {
    int[] seen = {0, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
    for (int at = 0; at < picture.length; at++) {
      if (picture[at] == number) {
        int x = at % WIDTH;
        int y = at / WIDTH;
        seen[0]++;
        seen[1] = Math.min(seen[1], x);
        seen[2] = Math.min(seen[2], y);
        seen[3] = Math.max(seen[3], x);
        seen[4] = Math.max(seen[4], y);
      }
    }
    return new PanopticCanvas.Extent(seen[0], seen[1], seen[2], seen[3], seen[4]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 20, 255, 256, 700})
  void paintsLaterMasksOverEarlierOnesAndMeasuresWhatIsSeen(int count) {
    Random random = new Random(count);
    PanopticCanvas canvas = new PanopticCanvas();
    for (int round = 0; round < 20; round++) {
      int[] picture = new int[HEIGHT * WIDTH];
      int[] colors = new int[count];
      List<Rle> masks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] bitmap = bitmap(random);
        colors[i] = 1 + random.nextInt((1 << 24) - 1);
        masks.add(Rle.ofBitmap(bitmap, HEIGHT, WIDTH));
        for (int at = 0; at < bitmap.length; at++) {
          picture[at] = bitmap[at] == 0 ? picture[at] : i + 1;
        }
      }
      canvas.paint(masks, colors, HEIGHT, WIDTH);
      byte[] rgb = new byte[3 * picture.length];
      for (int at = 0; at < picture.length; at++) {
        int color = picture[at] == 0 ? 0 : colors[picture[at] - 1];
        rgb[3 * at] = (byte) (color >> 16);
        rgb[3 * at + 1] = (byte) (color >> 8);
        rgb[3 * at + 2] = (byte) color;
      }
      assertThat(canvas.rgb(colors)).isEqualTo(rgb);
      for (int i = 0; i < count; i++) {
        assertThat(canvas.extent(i)).isEqualTo(extent(picture, i + 1));
      }
      try (PngEncoder encoder = new PngEncoder(); PngDecoder decoder = new PngDecoder()) {
        encoder.encodeRgb(canvas.flat()).ifPresent(file -> {
          byte[] bytes = new byte[file.remaining()];
          file.get(bytes);
          assertThat(decoder.decode(bytes).toRgb()).isEqualTo(rgb);
        });
      }
    }
  }
}
