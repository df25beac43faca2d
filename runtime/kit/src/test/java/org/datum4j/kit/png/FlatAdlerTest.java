// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;

class FlatAdlerTest {
  private final FlatAdler flat = new FlatAdler();

  private int sum(byte[] bytes, int length) {
    ByteRuns runs = new ByteRuns();
    runs.begin();
    int size = 0;
    for (int at = 0; at < length; at++) {
      if (at == 0 || bytes[at] != bytes[at - 1]) {
        assertThat(size < runs.room() || runs.grow(Integer.MAX_VALUE)).isTrue();
        runs.starts()[size] = at;
        runs.values()[size++] = bytes[at];
      }
    }
    runs.end(size, length);
    flat.begin();
    flat.add(runs);
    return flat.value();
  }

  private static int expected(byte[] bytes, int length) {
    Adler32 adler = new Adler32();
    adler.update(bytes, 0, length);
    return (int) adler.getValue();
  }

  @Test
  void agreesWithZlib() {
    long seed = 26;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = new byte[1 + random.nextInt(1 << 1 + random.nextInt(17))];
      for (int at = 0; at < bytes.length;) {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(14)));
        int kind = random.nextInt(4);
        for (; at < end; at++) {
          bytes[at] = (byte) (kind == 0 ? random.nextInt() : kind == 1 ? 255 : kind == 2 ? random.nextInt(2) : 0);
        }
      }
      int length = random.nextInt(bytes.length + 1);
      assertThat(sum(bytes, length)).as("seed %d, round %d", seed, round).isEqualTo(expected(bytes, length));
    }
  }

  @Test
  void sumsStayInRange() {
    byte[] bytes = new byte[40_000_000];
    assertThat(sum(bytes, bytes.length)).isEqualTo(expected(bytes, bytes.length));
    bytes[0] = (byte) 255;
    assertThat(sum(bytes, bytes.length)).isEqualTo(expected(bytes, bytes.length));
    Arrays.fill(bytes, (byte) 255);
    assertThat(sum(bytes, bytes.length)).isEqualTo(expected(bytes, bytes.length));
  }

  @Test
  void runsOfManyMillionBytesStayInRange() {
    for (int millions : new int[] {1, 127, 135, 500}) {
      int length = millions << 20;
      ByteRuns runs = new ByteRuns();
      runs.begin();
      runs.values()[0] = (byte) 255;
      runs.starts()[1] = length / 2;
      runs.values()[1] = (byte) 254;
      runs.end(2, length);
      flat.begin();
      flat.add(runs);
      Adler32 adler = new Adler32();
      byte[] part = new byte[1 << 19];
      for (int value = 255; value >= 254; value--) {
        Arrays.fill(part, (byte) value);
        for (int i = 0; i < millions; i++) {
          adler.update(part);
        }
      }
      assertThat(flat.value()).as("%d million", millions).isEqualTo((int) adler.getValue());
    }
  }

  @Test
  void runsOfEveryLengthAddUp() {
    byte[] bytes = new byte[40_000_000];
    Random random = new Random(3);
    flat.begin();
    for (int at = 0; at < bytes.length;) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(25)));
      byte value = (byte) (random.nextBoolean() ? random.nextInt() : 255);
      Arrays.fill(bytes, at, end, value);
      flat.addRun(value & 0xff, end - at);
      at = end;
    }
    assertThat(flat.value()).isEqualTo(expected(bytes, bytes.length));
  }
}
