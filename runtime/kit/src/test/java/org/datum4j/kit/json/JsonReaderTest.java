// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final JsonNames NAMES = JsonNames.of("id", "segmentation", "größe", "category_id", "categoryid");

  private static JsonReader reader(String text) {
    JsonReader reader = new JsonReader();
    byte[] bytes = ("]" + text + "[").getBytes(StandardCharsets.UTF_8);
    reader.reset(bytes, 1, bytes.length - 1, 0);
    return reader;
  }

  @Test
  void readsARecordMemberByMember() {
    JsonReader reader = reader("""
        {"segmentation": [[1,2.5],[3]], "x": [1,{"y":"]"}], "gr\\u00f6\\u00dfe": "\\u00e9 é\\n", "id": -12, "category_id": null}
        """);
    StringBuilder seen = new StringBuilder();
    reader.beginObject();
    for (int name = reader.nextName(NAMES); name != JsonNames.END; name = reader.nextName(NAMES)) {
      seen.append(reader.name()).append('=');
      switch (name) {
        case 0 -> seen.append(reader.longValue());
        case 1 -> {
          reader.beginArray();
          while (reader.nextElement()) {
            seen.append(reader.scanNumbers()).append(reader.text());
          }
        }
        case 2 -> seen.append(reader.stringValue());
        case 3 -> seen.append(reader.nullValue());
        default -> seen.append(name);
      }
      seen.append(';');
    }
    reader.finish();
    assertThat(seen).hasToString("segmentation=2[1,2.5]1[3];x=-1;größe=é é\n;id=-12;category_id=true;");
  }

  @Test
  void skipsWhatIsNotTaken() {
    JsonReader reader = reader("[1,[2,[3]],{\"a\":{}},\"x\"]");
    reader.beginArray();
    int count = 0;
    while (reader.nextElement()) {
      count++;
    }
    reader.finish();
    assertThat(count).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "[];0", "[ ];0", "[1];1", "[1,2 , -3.5];3", "[0.5,1e5,2E-7,3];4", "[123456789.123456789,1,2,3,4,5,6,7,8,9,10,11,12];13",
    "[[1]];-1", "[1,null];-1", "[\"1\"];-1", "[1,{}];-1", "{};-1", "1;-1"
  })
  void countsNumbersOfFlatArrays(String text, int count) {
    JsonReader reader = reader(text);
    assertThat(reader.scanNumbers()).isEqualTo(count);
    if (count < 0) {
      reader.skipValue();
    }
    assertThat(reader.text()).isEqualTo(text);
    reader.finish();
  }

  @Test
  void convertsNumbersLater() {
    String text = "[408.26,304.59 ,\n397,-0.5e1, 1E2 ]";
    assertThat(reader(text).numbers()).containsExactly(408.26, 304.59, 397, -5, 100);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(JsonNumbers.parse(bytes, 0, bytes.length, 5)).containsExactly(408.26, 304.59, 397, -5, 100);
    assertThatThrownBy(() -> JsonNumbers.parse(bytes, 0, bytes.length, 4)).isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> JsonNumbers.parse(bytes, 0, bytes.length, 6)).isInstanceOf(NumberFormatException.class);
    assertThat(reader("[]").numbers()).isEmpty();
    assertThatThrownBy(() -> reader("[1,null]").numbers()).hasMessageContaining("expected an array of numbers");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "1.5;found 1.5, expected a whole number at line 1, column 1, byte 0, $",
    "9223372036854775808;number 9223372036854775808 does not fit 64 bits at line 1, column 1, byte 0, $",
    "'\"5\"';found \"5\", expected a number at line 1, column 1, byte 0, $"
  })
  void saysWhyANumberIsNone(String text, String message) {
    assertThatThrownBy(() -> reader(text).longValue()).isInstanceOf(JsonException.class).hasMessage(message);
  }

  @Test
  void saysWhereTheInputEnds() {
    assertThatThrownBy(() -> reader("[1,\n nul").skipValue())
        .hasMessage("unexpected end of the input, expected null at line 2, column 5, byte 8, $[1]");
  }

  @Test
  void refusesNumbersBeyondTheirType() {
    assertThatThrownBy(() -> reader("1e400").doubleValue()).hasMessageContaining("beyond the range of a double");
    assertThatThrownBy(() -> reader("[1,-1e400]").numbers()).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> reader("3000000000").intValue()).hasMessageContaining("32 bits");
    assertThat(reader("-9223372036854775808").longValue()).isEqualTo(Long.MIN_VALUE);
    assertThat(reader("1.10").decimalValue()).isEqualTo(new BigDecimal("1.10"));
  }

  @Test
  void enforcesItsLimits() {
    JsonLimits limits = new JsonLimits(3, 10, 5);
    assertThat(JsonTree.parse(bytes("[[[12345]],\"0123456789\"]"), 0, 24, limits)).isNotNull();
    assertThatThrownBy(() -> tree("[[[[1]]]]", limits)).hasMessageContaining("deeper than 3 levels at line 1, column 4");
    assertThatThrownBy(() -> tree("{\"a\":{\"a\":{\"a\":{}}}}", limits)).hasMessageContaining("$.a.a.a");
    assertThatThrownBy(() -> tree("123456", limits)).hasMessageContaining("longer than 5 bytes");
    assertThatThrownBy(() -> tree("\"0123456789a\"", limits)).hasMessageContaining("longer than 10 bytes");
    byte[] deep = bytes("[".repeat(513) + "]".repeat(513));
    assertThat(ReadAll.everyWay(deep)).containsOnly(false);
    assertThat(ReadAll.everyWay(Arrays.copyOfRange(deep, 1, deep.length - 1))).containsOnly(true);
  }

  private static Object tree(String text, JsonLimits limits) {
    byte[] bytes = bytes(text);
    return JsonTree.parse(bytes, 0, bytes.length, limits);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "80", "c080", "c1bf", "e08080", "e09fbf", "eda080", "edbfbf", "f08080a0", "f4908080", "f5808080", "ff", "c3", "e282",
    "f09f98", "c328", "e28228", "f09f9828", "fe"
  })
  void refusesInvalidUtf8(String hex) {
    byte[] odd = HexFormat.of().parseHex(hex);
    for (int before = 0; before < 9; before++) {
      byte[] text = new byte[before + odd.length + 2];
      Arrays.fill(text, (byte) 'a');
      text[0] = '"';
      text[text.length - 1] = '"';
      System.arraycopy(odd, 0, text, before + 1, odd.length);
      assertThat(ReadAll.everyWay(text)).containsOnly(false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf", "c3a9e282ac"})
  void acceptsValidUtf8(String hex) {
    String text = "\"" + new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8) + "\"";
    assertThat(ReadAll.everyWay(bytes(text))).containsOnly(true);
    assertThat(reader(text).stringValue()).isEqualTo(text.substring(1, text.length() - 1));
  }

  @Test
  void hintsAtOtherEncodings() {
    byte[] text = "\ufeff{}".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> JsonTree.parse(text)).hasMessageContaining("looks like UTF-16");
    assertThat(ReadAll.everyWay(text)).containsOnly(false);
  }

  @Test
  void reportsAByteOrderMark() {
    JsonReader reader = reader("\ufeff{\"id\":1}");
    assertThat(reader.hadByteOrderMark()).isTrue();
    assertThat(reader.peek()).isEqualTo(JsonToken.OBJECT);
    assertThat(reader("1").hadByteOrderMark()).isFalse();
  }

  @Test
  void namesThePlaceOfARecordInItsFile() {
    byte[] bytes = bytes("{\"bbox\":[1,2,\"3\"]}");
    JsonReader reader = new JsonReader();
    reader.reset(bytes, 0, bytes.length, 5000);
    reader.within("$.annotations", 17);
    reader.beginObject();
    reader.nextName(NAMES);
    assertThatThrownBy(reader::numbers).isInstanceOfSatisfying(JsonException.class, fault -> {
      assertThat(fault.path()).isEqualTo("$.annotations[17].bbox");
      assertThat(fault.offset()).isEqualTo(5008);
      assertThat(fault.line()).isZero();
    });
    reader.beginArray();
    while (reader.nextElement()) {
      reader.skipValue();
    }
    assertThat(reader.path()).isEqualTo("$.annotations[17].bbox[2]");
  }

  @Test
  void tellsMisuseFromBadData() {
    assertThatThrownBy(() -> reader("[1]").nextElement()).isInstanceOf(IllegalStateException.class);
    JsonReader reader = reader("[1]");
    reader.beginArray();
    assertThatThrownBy(reader::longValue).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> reader.nextName(NAMES)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(reader::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> JsonNames.of("a", "a")).isInstanceOf(IllegalArgumentException.class);
  }
}
