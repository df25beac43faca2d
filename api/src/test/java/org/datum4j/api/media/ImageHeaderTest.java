// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageHeaderTest {

  private static final byte[] NONE = new byte[0];

  private static Map<String, byte[]> samples() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put("jpeg", HeadBytes.jpeg(0xC0, 640, 480));
    samples.put("jpeg exif", HeadBytes.jpeg(0xC2, 640, 480, HeadBytes.exifPayload(true, 6)));
    samples.put("png", HeadBytes.png(300, 200, 8, 2, HeadBytes.exif(false, 3)));
    samples.put("bmp", HeadBytes.bmpInfo(30, -20, 24));
    samples.put("bmp core", HeadBytes.bmpCore(30, 20, 8));
    samples.put("gif", HeadBytes.gif(7, 9));
    samples.put("webp lossy", HeadBytes.webpLossy(320, 240));
    samples.put("webp lossless", HeadBytes.webpLossless(16384, 3, true));
    samples.put("webp extended", HeadBytes.webpExtended(70000, 4, HeadBytes.exif(true, 8)));
    samples.put("tiff little", HeadBytes.tiff(true, 100, 50, 1, 9000));
    samples.put("tiff big-endian", HeadBytes.tiff(false, 100, 50, 5, 0));
    samples.put("bigtiff", HeadBytes.bigTiff(1234, 77));
    return samples;
  }

  private static ImageHeader read(byte[] file) {
    return ImageHeader.read(file).orElseThrow();
  }

  @Test
  void readsJpegSizeFromAnyFrameKind() {
    for (int sof : new int[] {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xCF}) {
      assertThat(read(HeadBytes.jpeg(sof, 640, 480)))
          .isEqualTo(new ImageHeader(ImageKind.JPEG, 640, 480, 1, 3, 8));
    }
  }

  @Test
  void doesNotTakeHuffmanTablesForAFrame() {
    byte[] file = new HeadBytes().u8(0xFF, 0xD8, 0xFF, 0xC4).u16be(17).u8(8).u16be(9, 9).u8(3).zeros(9)
        .bytes(HeadBytes.jpeg(0xC0, 64, 32)).done();
    assertThat(read(file).size()).isEqualTo(new ImageSize(64, 32));
  }

  @Test
  void readsOrientationBehindOtherSegmentsAndBigOnes() {
    byte[] big = new HeadBytes().text("http://ns.adobe.com/xap/1.0/\0").zeros(65000).done();
    for (boolean isLittle : new boolean[] {true, false}) {
      byte[] file = HeadBytes.jpeg(0xC0, 640, 480, big, big, HeadBytes.exifPayload(isLittle, 6), big);
      assertThat(read(file).orientation()).isEqualTo(6);
      assertThat(read(file).displaySize()).isEqualTo(new ImageSize(480, 640));
    }
  }

  @Test
  void turnsOnlyQuarterTurnedImages() {
    for (int orientation = 0; orientation <= 9; orientation++) {
      ImageHeader header = read(HeadBytes.jpeg(0xC0, 640, 480, HeadBytes.exifPayload(true, orientation)));
      boolean isTurned = orientation >= 5 && orientation <= 8;
      assertThat(header.displaySize()).isEqualTo(isTurned ? new ImageSize(480, 640) : new ImageSize(640, 480));
      assertThat(header.orientation()).isEqualTo(orientation == 0 || orientation == 9 ? 1 : orientation);
    }
  }

  @Test
  void stepsOverFillAndStrayBytesBetweenJpegSegments() {
    byte[] rest = HeadBytes.jpeg(0xC0, 64, 32);
    byte[] file = new HeadBytes().u8(0xFF, 0xD8, 0, 17, 0xFF, 0xFF, 0xFF).bytes(rest).done();
    assertThat(read(file).width()).isEqualTo(64);
  }

  @Test
  void readsPngWithExifBehindProfile() {
    assertThat(read(HeadBytes.png(300, 200, 16, 6, HeadBytes.exif(true, 3))))
        .isEqualTo(new ImageHeader(ImageKind.PNG, 300, 200, 3, 4, 16));
    assertThat(read(HeadBytes.png(300, 200, 4, 3, NONE)))
        .isEqualTo(new ImageHeader(ImageKind.PNG, 300, 200, 1, 3, 4));
  }

  @Test
  void readsBothBmpHeadersAndTopDownRows() {
    assertThat(read(HeadBytes.bmpInfo(30, -20, 24))).isEqualTo(new ImageHeader(ImageKind.BMP, 30, 20, 1, 3, 8));
    assertThat(read(HeadBytes.bmpCore(30, 20, 8))).isEqualTo(new ImageHeader(ImageKind.BMP, 30, 20, 1, 3, 8));
    assertThat(ImageHeader.read(HeadBytes.bmpInfo(30, Integer.MIN_VALUE, 24))).isEmpty();
    assertThat(ImageHeader.read(HeadBytes.bmpInfo(-30, 20, 24))).isEmpty();
  }

  @Test
  void readsGif() {
    assertThat(read(HeadBytes.gif(7, 9))).isEqualTo(new ImageHeader(ImageKind.GIF, 7, 9, 1, 3, 8));
  }

  @Test
  void readsAllWebpKinds() {
    assertThat(read(HeadBytes.webpLossy(320, 240))).isEqualTo(new ImageHeader(ImageKind.WEBP, 320, 240, 1, 3, 8));
    assertThat(read(HeadBytes.webpLossless(16384, 3, true)))
        .isEqualTo(new ImageHeader(ImageKind.WEBP, 16384, 3, 1, 4, 8));
    assertThat(read(HeadBytes.webpExtended(70000, 4, HeadBytes.exifPayload(true, 8))))
        .isEqualTo(new ImageHeader(ImageKind.WEBP, 70000, 4, 8, 4, 8));
  }

  @Test
  void readsTiffInBothByteOrdersWithFarDirectory() {
    for (boolean isLittle : new boolean[] {true, false}) {
      assertThat(read(HeadBytes.tiff(isLittle, 100, 50, 6, 300_000)))
          .isEqualTo(new ImageHeader(ImageKind.TIFF, 100, 50, 6, 3, 16));
    }
    assertThat(read(HeadBytes.bigTiff(1234, 77)).size()).isEqualTo(new ImageSize(1234, 77));
  }

  @Test
  void readsTheSameFromArrayStreamAndFile(@TempDir Path folder) throws IOException {
    for (var sample : samples().entrySet()) {
      Path file = Files.write(folder.resolve("sample"), sample.getValue());
      var expected = ImageHeader.read(sample.getValue());
      assertThat(expected).as(sample.getKey()).isPresent();
      assertThat(ImageHeader.read(file)).as(sample.getKey()).isEqualTo(expected);
      assertThat(ImageHeader.read(oneByteAtATime(sample.getValue()))).as(sample.getKey()).isEqualTo(expected);
    }
  }

  private static InputStream oneByteAtATime(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1));
      }

      @Override
      public synchronized long skip(long count) {
        return 0;
      }
    };
  }

  @Test
  void survivesTruncationAtEveryByte() throws IOException {
    for (var sample : samples().entrySet()) {
      byte[] whole = sample.getValue();
      for (int length = 0; length < whole.length; length += length < 200 ? 1 : 37) {
        byte[] cut = Arrays.copyOf(whole, length);
        ImageHeader.read(cut).ifPresent(header -> assertThat(header.width()).isEqualTo(read(whole).width()));
        assertThat(ImageHeader.read(new ByteArrayInputStream(cut))).isEqualTo(ImageHeader.read(cut));
      }
    }
  }

  @Test
  void survivesFlippedBytes() throws IOException {
    long seed = 20260101;
    var random = new Random(seed);
    for (var sample : samples().entrySet()) {
      for (int i = 0; i < 3000; i++) {
        byte[] damaged = sample.getValue().clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          damaged[random.nextInt(Math.min(damaged.length, 160))] = (byte) random.nextInt(256);
        }
        ImageHeader.read(damaged)
            .ifPresent(h -> assertThat(h.width()).as("seed %d", seed).isBetween(1, ImageHeader.MAX_SIDE));
        ImageHeader.read(new ByteArrayInputStream(damaged));
      }
    }
  }

  @Test
  void refusesWhatIsNoImageOrAbsurd() {
    assertThat(ImageHeader.read(NONE)).isEmpty();
    assertThat(ImageHeader.read("BM is how this text begins, no bitmap".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(ImageHeader.read("II is the number of a king, no image".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(ImageHeader.read(HeadBytes.png(0, 5, 8, 2, NONE))).isEmpty();
    assertThat(ImageHeader.read(HeadBytes.png(Integer.MAX_VALUE, 5, 8, 2, NONE))).isEmpty();
    assertThat(ImageHeader.read(HeadBytes.jpeg(0xC0, 640, 0))).isEmpty();
    assertThat(ImageHeader.read(HeadBytes.gif(0, 5))).isEmpty();
  }

  @Test
  void doesNotFollowEndlessJpegSegments() throws IOException {
    var endless = new InputStream() {
      long served;

      @Override
      public int read() {
        served++;
        return served == 1 ? 0xFF : served == 2 ? 0xD8 : (served & 3) == 3 ? 0xFF : (served & 3) == 0 ? 0xE0 : 0;
      }
    };
    assertThat(ImageHeader.read(endless)).isEmpty();
    assertThat(endless.served).isLessThan(100_000);
  }

  @Test
  void recognisesGitLfsPointers(@TempDir Path folder) throws IOException {
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    byte[] bytes = pointer.getBytes(StandardCharsets.UTF_8);
    assertThat(ImageHeader.isLfsPointer(bytes)).isTrue();
    assertThat(ImageHeader.isLfsPointer(HeadBytes.gif(7, 9))).isFalse();
    assertThat(ImageHeader.isLfsPointer(Files.write(folder.resolve("a.jpg"), bytes))).isTrue();
    byte[] big = (pointer + "x".repeat(2000)).getBytes(StandardCharsets.UTF_8);
    assertThat(ImageHeader.isLfsPointer(Files.write(folder.resolve("b.jpg"), big))).isFalse();
    assertThat(ImageHeader.read(bytes)).isEmpty();
  }

  @Test
  void knowsKindsByExtensionInAnyCase() {
    assertThat(ImageKind.ofFileName("a/b.c/Photo.JPEG")).contains(ImageKind.JPEG);
    assertThat(ImageKind.ofFileName("x.TIF")).contains(ImageKind.TIFF);
    assertThat(ImageKind.ofFileName("png")).isEmpty();
    assertThat(ImageKind.ofFileName("x.txt")).isEmpty();
  }

  @Test
  void refusesSizesWithoutArea() {
    assertThatThrownBy(() -> new ImageSize(0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("image size is 0 x 5, expected both sides to be 1 or more");
    assertThatThrownBy(() -> new ImageHeader(ImageKind.PNG, 5, -1, 1, 3, 8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ImageSize(65536, 65536).pixels()).isEqualTo(1L << 32);
  }
}
