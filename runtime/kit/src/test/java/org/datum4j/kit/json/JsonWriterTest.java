// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
  @Test
  void writesCompactJson() {
    JsonWriter writer = new JsonWriter(0);
    byte[] id = JsonWriter.encodedName("id");
    byte[] raw = "[[1.50,2]]".getBytes(StandardCharsets.UTF_8);
    writer.beginObject().name(id).value(1).name("a\"b").value(0.5).name("seg").raw(raw, 0, raw.length)
        .name("l").beginArray().value(1.0).shortValue(2.0).value(true).nullValue().value("é").beginObject().endObject()
        .beginArray().endArray().endArray().endObject();
    writer.value(7L);
    assertThat(writer).hasToString(
        "{\"id\":1,\"a\\\"b\":0.5,\"seg\":[[1.50,2]],\"l\":[1.0,2,true,null,\"é\",{},[]]},7");
  }

  @Test
  void writesStringsThatReadBack() {
    SplittableRandom random = new SplittableRandom(99);
    JsonWriter writer = new JsonWriter(0);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      int bound = i % 3 == 0 ? 0x10000 : i % 3 == 1 ? 0x80 : 0x20000;
      random.ints(random.nextInt(60), 0, bound).forEach(text::appendCodePoint);
      writer.reset().value(text.toString());
      assertThat(JsonTree.parse(Arrays.copyOf(writer.bytes(), writer.length()))).isEqualTo(text.toString());
    }
  }

  @Test
  void escapesOnlyWhatMustBe() {
    JsonWriter writer = new JsonWriter();
    writer.value("\"\\/\b\f\n\r\t\u0001\u001f\u007f é€😀\ud800x\udc00");
    assertThat(writer).hasToString("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f é€😀\\ud800x\\udc00\"");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesNumbersThatJsonCannotHold(double value) {
    JsonWriter writer = new JsonWriter();
    assertThatThrownBy(() -> writer.value(value)).hasMessageContaining("expected a finite number");
    assertThatThrownBy(() -> writer.shortValue(value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonTree.write(List.of(value), writer)).isInstanceOf(IllegalArgumentException.class);
    assertThat(writer.reset().length()).isZero();
  }

  @Test
  void flushesInPieces() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonWriter writer = new JsonWriter();
    writer.beginArray().value(1);
    writer.flushTo(out);
    writer.value("x");
    writer.flushTo(Channels.newChannel(out));
    writer.endArray().flushTo(out);
    assertThat(out).hasToString("[1,\"x\"]");
  }

  @Test
  void writesTrees() {
    JsonWriter writer = new JsonWriter();
    JsonTree.write(Map.of("a", Arrays.asList(1, 2L, 0.5f, new BigDecimal("1.10"), null, false, "s")), writer);
    assertThat(JsonTree.parse("[-0,-9223372036854775808,9223372036854775807,9223372036854775808]".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(List.of(-0.0, Long.MIN_VALUE, Long.MAX_VALUE, 0x1p63));
    assertThat(writer).hasToString("{\"a\":[1,2,0.5,1.10,null,false,\"s\"]}");
    assertThatThrownBy(() -> JsonTree.write(new Object(), writer)).isInstanceOf(IllegalArgumentException.class);
  }
}
