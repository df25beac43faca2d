// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunImageTest {
  private static final int GRAY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int ANY_FILTER = 5;
  private static final int[] STRATEGIES = {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};

  private final PngDecoder decoder = new PngDecoder();

  /** Boxes and slopes of few colours. */
  private static byte[] samples(SplittableRandom random, int width, int height, int step) {
    byte[] samples = new byte[width * height * step];
    for (int box = random.nextInt(7); box >= 0; box--) {
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = left + 1 + random.nextInt(width - left);
      int bottom = top + 1 + random.nextInt(height - top);
      int slope = random.nextInt(3) - 1;
      int color = random.nextInt(4) == 0 ? random.nextInt(256) * 0x010101 : random.nextInt(1 << 24);
      for (int y = top; y < bottom; y++) {
        int end = Math.max(left, Math.min(width, right + slope * (y - top)));
        for (int at = left * step; at < end * step; at++) {
          samples[y * width * step + at] = (byte) (color >> 8 * (at % step));
        }
      }
    }
    return samples;
  }

  private static byte[] stored(SplittableRandom random, byte[] samples, int rowBytes, int step, int filter) {
    int height = samples.length / rowBytes;
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    byte[] above = new byte[rowBytes];
    byte[] target = new byte[rowBytes];
    for (int y = 0; y < height; y++) {
      byte[] row = Arrays.copyOfRange(samples, y * rowBytes, (y + 1) * rowBytes);
      int kind = filter == ANY_FILTER ? random.nextInt(5) : filter;
      for (int i = 0; i < rowBytes; i++) {
        int left = i < step ? 0 : row[i - step] & 0xff;
        int up = above[i] & 0xff;
        int diagonal = i < step ? 0 : above[i - step] & 0xff;
        int known = new int[] {0, left, up, left + up >> 1, paeth(left, up, diagonal)}[kind];
        target[i] = (byte) (row[i] - known);
      }
      stored.write(kind);
      stored.writeBytes(target);
      above = row;
    }
    return stored.toByteArray();
  }

  private static int paeth(int left, int up, int diagonal) {
    int first = left + up - diagonal;
    int toLeft = Math.abs(first - left);
    int toUp = Math.abs(first - up);
    int toDiagonal = Math.abs(first - diagonal);
    return toLeft <= toUp && toLeft <= toDiagonal ? left : toUp <= toDiagonal ? up : diagonal;
  }

  /** Some of the data are flushed, which makes empty stored blocks, and some are split into blocks of all kinds. */
  private static byte[] packed(SplittableRandom random, byte[] bytes, int level, int strategy) {
    Deflater deflater = new Deflater(level);
    deflater.setStrategy(strategy);
    byte[] target = new byte[2 * bytes.length + 1000];
    int size = 0;
    int parts = random.nextInt(4) == 0 ? 3 : 1;
    for (int part = 1; part <= parts; part++) {
      int from = bytes.length / parts * (part - 1);
      deflater.setInput(bytes, from, part == parts ? bytes.length - from : bytes.length / parts);
      if (part == parts) {
        deflater.finish();
      }
      // The first call may do no more than set the strategy.
      for (int i = 0; i < 2; i++) {
        size += deflater.deflate(target, size, target.length - size, Deflater.SYNC_FLUSH);
      }
    }
    deflater.end();
    return Arrays.copyOf(target, size);
  }

  private static byte[] file(int width, int height, int color, byte[] packed) {
    PngBytes png = new PngBytes().header(width, height, 8, color, 0);
    if (color == PALETTE) {
      byte[] palette = new byte[768];
      new SplittableRandom(1).nextBytes(palette);
      png.chunk("PLTE", palette);
    }
    return png.chunk("IDAT", packed).done();
  }

  private static void assertIs(RunImage image, byte[] samples, int step, String what) {
    int width = image.width();
    int[] expected = new int[width * image.height()];
    for (int i = 0; i < expected.length; i++) {
      for (int channel = 0; channel < step; channel++) {
        expected[i] = expected[i] << 8 | samples[i * step + channel] & 0xff;
      }
      assertThat(image.at(i % width, i / width)).as("%s, pixel %d", what, i).isEqualTo(expected[i]);
    }
    for (int y = 1; y < image.height(); y++) {
      int found = 0;
      for (int x = 0; x <= width; x++) {
        boolean isChange = x < width && expected[y * width + x] != expected[(y - 1) * width + x];
        if (isChange || x == width) {
          assertThat(image.change(y, found, width)).as("%s, row %d", what, y).isEqualTo(x);
          found = x + 1;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {GRAY, RGB, PALETTE})
  void holdsTheSamePixelsWhateverTheFilterAndTheCompression(int color) {
    int step = color == RGB ? 3 : 1;
    int read = 0;
    for (int seed = 1; seed <= 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int width = 8 + random.nextInt(seed % 10 == 0 ? 2500 : 150);
      int height = 1 + random.nextInt(90);
      byte[] samples = samples(random, width, height, step);
      byte[] stored = stored(random, samples, width * step, step, seed % 6);
      byte[] file = file(width, height, color, packed(random, stored, seed % 10, STRATEGIES[seed % 3]));
      assertThat(decoder.decode(file).samples()).as("seed %d", seed).isEqualTo(samples);
      Optional<RunImage> image = decoder.decodeRuns(file);
      if (image.isPresent()) {
        read++;
        assertThat(image.get().header()).isEqualTo(PngDecoder.header(file));
        assertThat(image.get().palette()).hasSize(color == PALETTE ? 256 : 0);
        assertIs(image.get(), samples, step, "seed " + seed);
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void readsTheFilesOfOurOwnEncoder() {
    for (PngFilter filter : PngFilter.values()) {
      try (var encoder = new PngEncoder(6, filter)) {
        byte[] rgb = samples(new SplittableRandom(filter.ordinal()), 640, 480, 3);
        ByteBuffer encoded = encoder.encodeRgb(640, 480, rgb);
        byte[] file = new byte[encoded.remaining()];
        encoded.get(file);
        decoder.decodeRuns(file).ifPresent(image -> assertIs(image, rgb, 3, filter.name()));
        assertThat(decoder.decodeRuns(file).isPresent()).as("%s", filter).isEqualTo(filter != PngFilter.NONE);
      }
    }
  }

  @Test
  void givesOtherValuesInTheOrderOfThePixels() {
    byte[] gray = new byte[100 * 50];
    Arrays.fill(gray, 30, 40, (byte) 7);
    Arrays.fill(gray, 2010, 2020, (byte) 200);
    Arrays.fill(gray, 2050, 2060, (byte) 9);
    RunImage image = ofGray(gray);
    List<Integer> asked = new ArrayList<>();
    RunImage other = image.map(value -> {
      asked.add(value);
      return value * 1000 - 1;
    });
    List<Integer> seen = new ArrayList<>();
    image.forEachValue(seen::add);
    assertThat(List.copyOf(new LinkedHashSet<>(asked))).containsExactly(0, 7, 200, 9);
    assertThat(List.copyOf(new LinkedHashSet<>(seen))).containsExactly(0, 7, 200, 9);
    assertThat(other.at(35, 0)).isEqualTo(6999);
    assertThat(other.at(15, 20)).isEqualTo(199_999);
    assertThat(other.at(99, 49)).isEqualTo(-1);
    byte[] white = new byte[100 * 50];
    Arrays.fill(white, (byte) 255);
    RunImage blank = ofGray(white);
    HashSet<Integer> values = new HashSet<>();
    blank.forEachValue(values::add);
    blank.map(value -> values.add(value) ? 1 : 0);
    assertThat(values).as("no value that is not there").containsExactly(255);
  }

  private RunImage ofGray(byte[] samples) {
    int[] values = new int[samples.length];
    Arrays.setAll(values, i -> samples[i] & 0xff);
    byte[] rows = PngBytes.rows(100, 50, 8, 1, values, false);
    return decoder.decodeRuns(file(100, 50, GRAY, PngBytes.deflate(rows))).orElseThrow();
  }

  @Test
  void leavesWhatIsNotFlatOrNotSupportedToOthers() {
    SplittableRandom random = new SplittableRandom(4);
    byte[] pattern = new byte[301 * 300];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (byte) (i % 301 == 0 ? 0 : i % 301 % 2 * 9);
    }
    byte[] file = file(300, 300, GRAY, packed(random, pattern, 9, Deflater.DEFAULT_STRATEGY));
    assertThat(decoder.decodeRuns(file)).isEmpty();
    assertThat(decoder.decode(file).samples()[1]).isZero();
    assertThat(decoder.decodeRuns(file(3, 900, GRAY, PngBytes.deflate(new byte[3600])))).isEmpty();
    byte[] wide = PngBytes.deflate(new byte[201 * 100]);
    assertThat(decoder.decodeRuns(new PngBytes().header(100, 100, 16, GRAY, 0).chunk("IDAT", wide).done())).isEmpty();
    assertThat(decoder.decodeRuns(new PngBytes().header(100, 100, 8, GRAY, 1).chunk("IDAT", wide).done())).isEmpty();
  }

  /** What is said of damage is what zlib says. */
  @Test
  void saysTheSameOfDamageAsZlib() {
    int damagedCount = 0;
    for (int seed = 1; seed <= 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] stored = stored(random, samples(random, 200, 100, 3), 600, 3, seed % 6);
      byte[] packed = packed(random, stored, 6, STRATEGIES[seed % 2]);
      if (seed % 3 == 0) {
        packed = Arrays.copyOf(packed, 1 + random.nextInt(packed.length - 1));
      } else if (seed % 3 == 1) {
        packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        stored[601 * random.nextInt(100)] = (byte) (5 + random.nextInt(250));
        packed = packed(random, stored, 6, Deflater.DEFAULT_STRATEGY);
      }
      byte[] file = file(200, 100, RGB, packed);
      String expected = complaint(file, 600, 100);
      if (expected.isEmpty()) {
        decoder.decode(file);
        continue;
      }
      damagedCount++;
      if (!expected.equals("bomb")) {
        assertThat(decoder.decodeRuns(file)).as("seed %d", seed).isEmpty();
      }
      assertThatThrownBy(() -> decoder.decode(file))
          .as("seed %d", seed)
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining(expected);
    }
    assertThat(damagedCount).isGreaterThan(400);
  }

  private static String complaint(byte[] file, int rowBytes, int height) {
    PngChunks chunks = new PngChunks();
    chunks.open(file, 0, file.length);
    while (chunks.next() != PngChunks.IDAT) {
      // Unread.
    }
    if (chunks.length() * 1032 < (rowBytes + 1) * height) {
      return "bomb";
    }
    try (ZlibRows rows = new ZlibRows(chunks)) {
      rows.begin();
      for (int y = 0; y < height; y++) {
        int from = rows.next(rowBytes + 1, height - y);
        PngRows.restore(rows.bytes()[from], new byte[rowBytes], new byte[rowBytes], rowBytes, 3);
      }
      return "";
    } catch (ImageFormatException damaged) {
      return String.valueOf(damaged.getMessage());
    }
  }
}
