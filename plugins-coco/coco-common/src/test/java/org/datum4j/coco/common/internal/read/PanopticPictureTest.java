// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.png.IndexImage;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngEncoder;
import org.datum4j.kit.png.PngFilter;
import org.junit.jupiter.api.Test;

class PanopticPictureTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  private static int[] ids(SplittableRandom random, int[] choice) {
    int[] ids = new int[WIDTH * HEIGHT];
    for (int box = 0; box < 5; box++) {
      int id = choice[random.nextInt(choice.length)];
      int left = random.nextInt(WIDTH);
      int right = left + random.nextInt(WIDTH - left);
      for (int y = random.nextInt(HEIGHT); y < HEIGHT; y++) {
        Arrays.fill(ids, y * WIDTH + left, y * WIDTH + right, id);
      }
    }
    return ids;
  }

  private static byte[] bytes(ByteBuffer file) {
    return Arrays.copyOfRange(file.array(), file.position(), file.limit());
  }

  /** The flat picture and its pixels both give the masks of the ids. */
  private static void assertGives(byte[] file, int[] ids, int[] choice) {
    long[] wanted = Arrays.stream(choice).skip(1).asLongStream().toArray();
    boolean hasStray = Arrays.stream(ids).anyMatch(id -> id == choice[0] && id != 0);
    try (PngDecoder decoder = new PngDecoder()) {
      PanopticPicture flat = new PanopticPicture(decoder.decodeRuns(file).orElseThrow());
      PanopticPicture dense = new PanopticPicture(decoder.decode(file));
      for (PanopticPicture picture : new PanopticPicture[] {flat, dense}) {
        picture.split(wanted);
        assertThat(picture.hasStray()).isEqualTo(hasStray);
        assertThat(picture.width()).isEqualTo(WIDTH);
        assertThat(picture.height()).isEqualTo(HEIGHT);
        for (long id : wanted) {
          byte[] bitmap = new byte[ids.length];
          for (int i = 0; i < ids.length; i++) {
            bitmap[i] = (byte) (ids[i] == id ? 1 : 0);
          }
          assertThat(picture.mask(id)).isEqualTo(Rle.ofBitmap(bitmap, HEIGHT, WIDTH));
        }
      }
    }
  }

  @Test
  void givesTheSegmentsOfColours() {
    int[] choice = {0x123456, 0, 7, 0xff00, 0xabcdef, 0x800001};
    for (long seed = 1; seed <= 20; seed++) {
      int[] ids = ids(new SplittableRandom(seed), choice);
      byte[] rgb = new byte[3 * ids.length];
      for (int i = 0; i < ids.length; i++) {
        rgb[3 * i] = (byte) ids[i];
        rgb[3 * i + 1] = (byte) (ids[i] >> 8);
        rgb[3 * i + 2] = (byte) (ids[i] >> 16);
      }
      try (PngEncoder encoder = new PngEncoder(6, seed % 2 == 0 ? PngFilter.SUB : PngFilter.UP)) {
        assertGives(bytes(encoder.encodeRgb(WIDTH, HEIGHT, rgb)), ids, choice);
      }
    }
  }

  @Test
  void givesTheSegmentsOfGrayAndOfAPalette() {
    int[] choice = {99, 0, 7, 255, 130};
    int[] palette = new int[256];
    Arrays.setAll(palette, index -> index == 255 ? 0 : index << 16 | 1);
    for (long seed = 1; seed <= 20; seed++) {
      int[] ids = ids(new SplittableRandom(seed), choice);
      byte[] samples = new byte[ids.length];
      int[] colors = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        samples[i] = (byte) ids[i];
        colors[i] = ids[i] == 255 ? 0 : ids[i] | 1 << 16;
      }
      try (PngEncoder encoder = new PngEncoder()) {
        assertGives(bytes(encoder.encodeGray(WIDTH, HEIGHT, samples)), ids, choice);
        byte[] indexed = bytes(encoder.encodeIndex(new IndexImage(WIDTH, HEIGHT, samples, palette)));
        int[] ofColors = {99 | 1 << 16, 1 << 16, 7 | 1 << 16, 130 | 1 << 16};
        assertGives(indexed, colors, ofColors);
      }
    }
  }
}
