// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class JsonAgainstJacksonTest {
  private static final long SEED = 4711;
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final String ODD_BYTES = "{}[]\",:.-+eE0123456789 \n\ttrufalsn\\/";

  @Test
  void readsRandomDocumentsToTheSameTree() {
    for (int i = 0; i < 1500; i++) {
      byte[] text = new RandomJson(SEED + i).document();
      Object expected = tree(JACKSON.readTree(text));
      assertThat(JsonTree.parse(text)).as("seed %s", SEED + i).isEqualTo(expected);
      JsonWriter writer = new JsonWriter();
      JsonTree.write(expected, writer);
      assertThat(tree(JACKSON.readTree(writer.toString()))).as("seed %s", SEED + i).isEqualTo(expected);
    }
  }

  @Test
  void acceptsAndRefusesTheSameDamagedDocuments() {
    int refused = 0;
    for (int i = 0; i < 6_000; i++) {
      byte[] text = damaged(new RandomJson(SEED + i % 2000).document(), new SplittableRandom(SEED + i));
      boolean expected = jacksonAccepts(text);
      String as = "seed " + (SEED + i) + ": " + new String(text, StandardCharsets.UTF_8);
      assertThat(ReadAll.skip(text)).as(as).isEqualTo(expected);
      assertThat(ReadAll.tree(text)).as(as).isEqualTo(expected);
      assertThat(ReadAll.scan(text, 16 + i % 50)).as(as).isEqualTo(expected);
      refused += expected ? 0 : 1;
    }
    assertThat(refused).isBetween(2000, 5_800);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[1,2,]", "{\"a\":1,}", "[,1]", "[1,,2]", "{,}", "{\"a\"}", "{\"a\":}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "[1 2]",
    "[", "]", "{", "}", "\"", "\"\"x", "[1]]", "{}{}", "", " ", "01", "-01", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+",
    "1e-", "-.5", "0x10", "NaN", "Infinity", "-Infinity", "[NaN]", "[01]", "[1.]", "[1e]", "[-]", "[1.5.5]", "[1e5e5]",
    "[--1]", "tru", "nul", "True", "nulll", "[true false]", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\\"",
    "/* c */ 1", "[1]//", "[1,2", "{\"a\":[1}", "{\"a\":1]", "[1}", "[0.]", "[2-1]", "[1+1]", "[1e1.5]", "[1.-]",
    "\"a\nb\"", "\"a\tb\"", "\"\u0000\"", "[1\u000b]", "\u00a0[1]", "[-e1]", "[1,\"a\",]", "[\"a\" \"b\"]", "[\"a\":1]",
    "{\"a\",1}", "{1:2}", "{null:1}", "{\"a\":1,,\"b\":2}", "[1]a", "1 2", "[[1,2],[3,4]", "{\"a\":\"b}", "[0 1]", "[0,00]"
  })
  void refusesWhatJacksonRefuses(String document) {
    byte[] text = document.getBytes(StandardCharsets.UTF_8);
    assertThat(jacksonAccepts(text)).isFalse();
    assertThat(ReadAll.everyWay(text)).containsOnly(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[]", "{}", " [ ] ", "{ }", "1", "-0", "0", "0.0e-0", "1E5", "[1e5]", "[1e+5,2]", "[ 1 , 2 ]", "[-0.5E-7 ]", "\"\"", "true",
    "[[],[[]],{}]", "[1,\"a\",null,{\"b\":[true]}]", "{\"\":0}", "{\"a\":1,\"a\":2}", "\"\\ud83d\\ude00\"", "\"\u007f\"",
    "\"\\u0000\"", "[123456789012345678901234567890]", "\r\n\t [0]\n", "\"\ud83d\ude00 \u20ac \u00e9\"", "[1,{\"a\":[2]},3]"
  })
  void acceptsWhatJacksonAccepts(String document) {
    byte[] text = document.getBytes(StandardCharsets.UTF_8);
    assertThat(jacksonAccepts(text)).isTrue();
    assertThat(ReadAll.everyWay(text)).containsOnly(true);
  }

  private static byte[] damaged(byte[] text, SplittableRandom random) {
    if (text.length == 0) {
      return text;
    }
    byte[] copy = text.clone();
    int at = random.nextInt(copy.length);
    byte odd = (byte) ODD_BYTES.charAt(random.nextInt(ODD_BYTES.length()));
    switch (random.nextInt(3)) {
      case 0:
        copy[at] = copy[at] < 0 ? copy[at] : odd;
        return copy;
      case 1:
        return copy[at] < 0 ? copy : without(copy, at);
      default:
        return with(copy, at, odd);
    }
  }

  private static byte[] without(byte[] text, int at) {
    byte[] shorter = new byte[text.length - 1];
    System.arraycopy(text, 0, shorter, 0, at);
    System.arraycopy(text, at + 1, shorter, at, text.length - at - 1);
    return shorter;
  }

  private static byte[] with(byte[] text, int start, byte odd) {
    int at = start;
    while (at > 0 && text[at] < 0) {
      at--;
    }
    byte[] longer = new byte[text.length + 1];
    System.arraycopy(text, 0, longer, 0, at);
    longer[at] = odd;
    System.arraycopy(text, at, longer, at + 1, text.length - at);
    return longer;
  }

  private static boolean jacksonAccepts(byte[] text) {
    try {
      return !JACKSON.readTree(text).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static Object tree(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> members = new LinkedHashMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), tree(member.getValue())));
      return members;
    }
    if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      node.forEach(element -> elements.add(tree(element)));
      return elements;
    }
    if (node.isNumber()) {
      return number(node);
    }
    return node.isString() ? node.asString() : node.isBoolean() ? (Object) node.booleanValue() : null;
  }

  private static Object number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : (Object) node.doubleValue();
  }
}
