// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberListTest {
  private final NumberList list = new NumberList();

  private int count(String text) {
    byte[] bytes = ("[" + text).getBytes(StandardCharsets.UTF_8);
    return list.count(bytes, 1, bytes.length);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
    "]|0", "  ]|0", "7]|1", "-0.5 ]|1", "1,2,3]|3", " 1 , 2.25 ,\t-3 ]|3", "510.66,423.01,511.72,420.03,0,0.0]|6",
    "12345678,12345678,12345678]]|3", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16] , [|16"
  })
  void countsNumbersAndStopsAtTheBracket(String text, int expected) {
    assertThat(count(text)).isEqualTo(expected);
    assertThat(list.end()).isEqualTo(1 + text.indexOf(']'));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "1", "1,2", "1,]", ",1]", "1,,2]", "01]", "1.]", ".5]", "-]", "--1]", "1 2]", "1.2.3]", "1-2]", "+1]", "1e5]", "[1]]",
    "\"1\"]", "null]", "1,2}", "1;2]", "NaN]", "1,2,3,4,5,6,7,8,9,01]", "1\u00a0]", "1,2,3,4,5,6,7,8,9,10,11"
  })
  void leavesOtherListsToOthers(String text) {
    assertThat(count(text)).isEqualTo(NumberList.NONE);
  }

  @Test
  void leavesNumbersThatMayBeBeyondDoublesToOthers() {
    assertThat(count("1".repeat(200) + "]")).isEqualTo(1);
    assertThat(count("1".repeat(400) + "]")).isEqualTo(NumberList.NONE);
    assertThat(count("1,".repeat(500) + "0." + "3".repeat(400) + "]")).isEqualTo(NumberList.NONE);
  }

  @Test
  void acceptsOnlyWhatIsJson() {
    Random random = new Random(7);
    String letters = "0123456789123456789..,,,- ]e";
    int known = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length >= 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      int found = count(text.append(']').toString());
      String head = text.substring(0, text.indexOf("]") + 1);
      int expected = values(head);
      boolean isMine = expected >= 0 && !head.contains("e");
      assertThat(found).as(text.toString()).isEqualTo(isMine ? expected : NumberList.NONE);
      known += isMine ? 1 : 0;
    }
    assertThat(known).isGreaterThan(5000);
  }

  /** Returns how many values the reader finds, or -1 if it refuses the text. */
  private static int values(String text) {
    byte[] bytes = ("[" + text).getBytes(StandardCharsets.UTF_8);
    JsonReader reader = new JsonReader();
    reader.reset(bytes, 0, bytes.length, 0);
    try {
      int count = 0;
      for (reader.beginArray(); reader.nextElement(); count++) {
        reader.skipValue();
      }
      return count;
    } catch (JsonException notJson) {
      return -1;
    }
  }
}
