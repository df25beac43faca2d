// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HundredthsTest {
  private final Hundredths numbers = new Hundredths();

  private int read(String text, String rest) {
    int value = numbers.read((text + rest).getBytes(StandardCharsets.US_ASCII), 0);
    assertThat(value == Hundredths.NONE ? text.length() : numbers.end()).as(text + rest).isEqualTo(text.length());
    return value;
  }

  @Test
  void readsAnyNumberWithWhateverRoomBehindIt() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      int value = random.nextInt(1 << 1 + random.nextInt(29)) % 1_000_000_000;
      boolean isNegative = value > 0 && random.nextInt(4) == 0;
      String whole = (isNegative ? "-" : "") + value / 100;
      String text = value % 100 == 0 && random.nextBoolean() ? whole
          : value % 10 == 0 && random.nextBoolean() ? whole + "." + value % 100 / 10
              : whole + "." + value % 100 / 10 + value % 10;
      for (String rest : new String[] {",", "]", ", 12.5, 3]", " ]", "]}      "}) {
        assertThat(read(text, rest)).as("%s, seed 5", text).isEqualTo(isNegative ? -value : value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0", "-0.00", "10000000", "123456789012", "1.125", "1.10000", "null", "'1'", "-", ".5", "05", "-00.5"})
  void leavesOthersAlone(String text) {
    byte[] bytes = (text + ",            ").getBytes(StandardCharsets.US_ASCII);
    int value = numbers.read(bytes, 0);

    assertThat(value == Hundredths.NONE || bytes[numbers.end()] != ',').as("%s is %d", text, value).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"9999999.99, 999999999", "-9999999.99, -999999999", "0.01, 1", "7, 700"})
  void readsTheLimits(String text, int expected) {
    assertThat(read(text, ",")).isEqualTo(expected);
    assertThat(read(text, ",        ")).isEqualTo(expected);
  }
}
