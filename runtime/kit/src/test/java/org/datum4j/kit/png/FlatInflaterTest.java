// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class FlatInflaterTest {
  private static final int[] STRATEGIES = {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};

  private final FlatInflater inflater = new FlatInflater();

  /** Runs, repetitions from some way back, and noise, in a mixture that depends on the seed. */
  private static byte[] data(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[1 + random.nextInt(random.nextBoolean() ? 300 : random.nextBoolean() ? 70_000 : 700_000)];
    int noise = random.nextInt(4);
    for (int from = 0; from < bytes.length;) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 20 : 4000));
      int back = from == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? Math.min(from, 4) : Math.min(from, 32_768));
      byte value = (byte) random.nextInt();
      boolean isNoise = random.nextInt(4) < noise;
      for (; from < to; from++) {
        bytes[from] = isNoise ? (byte) random.nextInt(random.nextBoolean() ? 256 : 3) : back > 0 ? bytes[from - back] : value;
      }
    }
    return bytes;
  }

  private static byte[] packed(byte[] bytes, int level, int strategy) {
    Deflater deflater = new Deflater(level);
    deflater.setStrategy(strategy);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] target = new byte[bytes.length * 2 + 100];
    int size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(target, size, target.length - size);
    }
    deflater.end();
    return Arrays.copyOf(target, size);
  }

  private boolean inflate(byte[] packed, int length, byte[] out, int expected) {
    byte[] input = Arrays.copyOf(Arrays.copyOf(packed, length), length + FlatInflater.SPARE_BYTES);
    Arrays.fill(input, length, input.length, (byte) length);
    boolean isExpanded = inflater.expand(input, length, expected);
    ByteRuns runs = inflater.runs();
    for (int i = 0; isExpanded && i < runs.size(); i++) {
      assertThat(i == 0 || runs.values()[i] != runs.values()[i - 1]).isTrue();
      Arrays.fill(out, runs.starts()[i], runs.starts()[i + 1], runs.values()[i]);
    }
    return isExpanded;
  }

  @Test
  void expandsWhatZlibCompressed() {
    int understood = 0;
    for (int seed = 1; seed <= 600; seed++) {
      byte[] bytes = data(seed);
      byte[] packed = packed(bytes, 1 + seed % 9, STRATEGIES[seed % 3]);
      byte[] out = new byte[bytes.length];
      if (inflate(packed, packed.length, out, out.length)) {
        understood++;
        assertThat(out).as("seed %d", seed).isEqualTo(bytes);
      }
    }
    // What has too many runs, and blocks that are stored as they are, which zlib makes of noise, are left to it.
    assertThat(understood).isGreaterThan(300);
  }

  @Test
  void refusesWhatIsCutOffTooLongOrDamaged() {
    for (int seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = data(seed);
      byte[] packed = packed(bytes, 6, Deflater.DEFAULT_STRATEGY);
      byte[] out = new byte[bytes.length + 1];
      assertThat(inflate(packed, random.nextInt(packed.length), out, bytes.length)).isFalse();
      assertThat(inflate(packed, packed.length, out, bytes.length + 1)).isFalse();
      assertThat(inflate(packed, packed.length, out, bytes.length - 1)).isFalse();
      byte[] damaged = packed.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      boolean isTaken = inflate(damaged, damaged.length, out, bytes.length);
      assertThat(!isTaken || Arrays.equals(out, 0, bytes.length, bytes, 0, bytes.length)).as("seed %d", seed).isTrue();
    }
  }
}
