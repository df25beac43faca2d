// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlTest {

  private static String shown(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream().map(e -> shown(e.getKey()) + ":" + shown(e.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlTest::shown).collect(Collectors.joining(",", "[", "]"));
    }
    return "'" + value + "'";
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = YamlTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void readsWhatPyYamlReads() throws IOException {
    int count = 0;
    for (String line : lines("yaml-as-pyyaml.txt")) {
      if (line.startsWith("# A document")) {
        continue;
      }
      String[] parts = line.split(" \t ", -1);
      String document = parts[0].translateEscapes();
      String expected = parts[1].translateEscapes();
      if (expected.equals("!")) {
        assertThatThrownBy(() -> Yaml.read(document)).as(parts[0]).isInstanceOf(TextFormatException.class);
      } else {
        assertThat(shown(Yaml.read(document).toPlain())).as(parts[0]).isEqualTo(expected);
      }
      count++;
    }
    assertThat(count).isGreaterThan(100);
  }

  @Test
  void readsDescriptionsOfYoloDatasets() {
    String file =
        """
        # Ultralytics
        path: ../datasets/coco8  # dataset root
        train: images/train
        val: [images/val, images/extra]
        test:
        nc: 3
        names:
          0: person
          1: 'traffic light'
          2: no
        download: |
          from x import y
          y()
        roboflow:
          workspace: me
          version: 12
          public: yes
        """;
    YamlNode root = Yaml.read(file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(root.get("path").orElseThrow().asText()).isEqualTo("../datasets/coco8");
    assertThat(root.get("val").orElseThrow().asList()).extracting(YamlNode::asText)
        .containsExactly("images/val", "images/extra");
    assertThat(root.get("test")).isEmpty();
    assertThat(root.get("nc").orElseThrow().asInt()).isEqualTo(3);
    assertThat(root.get("names").orElseThrow().asMap().get("2").asText()).isEqualTo("no");
    assertThat(root.get("names").orElseThrow().asMap().get("1").line()).isEqualTo(9);
    assertThat(root.get("download").orElseThrow().asText()).isEqualTo("from x import y\ny()\n");
    YamlNode roboflow = root.get("roboflow").orElseThrow();
    assertThat(roboflow.get("public").orElseThrow().asBoolean()).isTrue();
    assertThat(roboflow.get("version").orElseThrow().asDouble()).isEqualTo(12.0);
    assertThat(roboflow.kind()).isEqualTo(YamlNode.Kind.MAP);
  }

  @Test
  void refusesWhatCanHarmOrVanish() {
    assertRefusal("a: !!python/object/apply:os.system ['x']", "tags such as !!python", 1);
    assertRefusal("a: &x 1\nb: *x", "anchors and aliases", 1);
    assertRefusal("b: 1\na: *x", "anchors and aliases", 2);
    assertRefusal("a: 1\nb: 2\na: 3", "key \"a\" stands twice", 3);
    assertRefusal("a: 1\n---\nb: 2", "one document", 2);
    assertRefusal("a:\n\tb: 1", "a tab cannot indent", 2);
    assertRefusal("names: [a,\n  b\n", "not closed", 1);
    assertRefusal("a: 'b\n\n", "quote that opens here", 1);
    assertRefusal("x: 1\na: b: c", "put quotes around", 2);
    assertRefusal("x: 1\n y: 2", "", 2);
    assertRefusal("a: \u0007", "control character", 1);
    assertRefusal("[".repeat(5000), "nested deeper", 1);
    assertRefusal("- ".repeat(5000) + "a", "nested deeper", 1);
    assertThatThrownBy(() -> Yaml.read(new byte[] {'a', ':', ' ', (byte) 0xFF})).hasMessageContaining("valid UTF-8");
  }

  private static void assertRefusal(String document, String words, int line) {
    TextFormatException e = catchThrowableOfType(TextFormatException.class, () -> Yaml.read(document));
    assertThat(e).hasMessageContaining(words);
    assertThat(e.line()).isEqualTo(line);
  }

  @Test
  void saysWhereAValueIsOfTheWrongKind() {
    YamlNode root = Yaml.read("\nnames:\n  - a\nnc: many");
    assertThatThrownBy(() -> root.get("nc").orElseThrow().asInt())
        .isInstanceOf(TextFormatException.class).hasMessage("\"many\" is no whole number at line 4");
    assertThatThrownBy(() -> root.get("names").orElseThrow().asText()).hasMessageContaining("a text but found a list");
    assertThatThrownBy(() -> root.get("nc").orElseThrow().asMap()).hasMessageContaining("the text \"many\"");
    assertThatThrownBy(() -> root.get("nc").orElseThrow().asBoolean()).hasMessageContaining("neither true nor false");
    assertThatThrownBy(() -> root.get("nc").orElseThrow().asDouble()).hasMessageContaining("is no number");
    assertThat(Yaml.read("").isNull()).isTrue();
    assertThat(Yaml.read("a: ~").asMap().get("a").asList()).isEmpty();
    assertThat(Yaml.read("'~'").isNull()).isFalse();
    assertThat(Yaml.read("-.inf").asDouble()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void writesTextsThatPyYamlReadsBackAsTexts() {
    // Each form on the right was read by PyYAML 6.0.3 with safe_load and gave the text on the left.
    var table = new LinkedHashMap<String, String>();
    table.put("person", "person");
    table.put("traffic light", "traffic light");
    table.put("no", "'no'");
    table.put("Yes", "'Yes'");
    table.put("1", "'1'");
    table.put("1e5", "'1e5'");
    table.put("a: b", "'a: b'");
    table.put(" lead", "' lead'");
    table.put("trail ", "'trail '");
    table.put("# x", "'# x'");
    table.put("it's", "'it''s'");
    table.put("", "''");
    table.put("~", "'~'");
    table.put("null", "'null'");
    table.put("é", "\"é\"");
    table.put("a\nb", "\"a\\nb\"");
    table.put("a\u2028b", "\"a\\u2028b\"");
    table.put("猫 \"x\"", "\"猫 \\\"x\\\"\"");
    table.put("\u0000", "\"\\u0000\"");
    table.put("- a", "'- a'");
    table.put(".5", "'.5'");
    table.put("../train/images", "'../train/images'");
    for (var row : table.entrySet()) {
      assertThat(Yaml.write(Map.of("k", row.getKey()))).isEqualTo("k: " + row.getValue() + "\n");
    }
  }

  @Test
  void writesMapsAndLists() {
    Map<Object, Object> names = new LinkedHashMap<>();
    names.put(0, "person");
    names.put(1, "no");
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("train", "images/train");
    file.put("nc", 2);
    file.put("ratio", 1e10);
    file.put("ok", true);
    file.put("names", names);
    file.put("lists", List.of("a", List.of("b"), Map.of("c", List.of(1, 2)), List.of()));
    file.put("none", Map.of());
    assertThat(Yaml.write(file)).isEqualTo(
        """
        train: images/train
        nc: 2
        ratio: 1.0e+10
        ok: true
        names:
          0: person
          1: 'no'
        lists:
        - a
        -
          - b
        - c:
          - 1
          - 2
        - []
        none: {}
        """);
    assertThat(Yaml.write(Map.of())).isEqualTo("{}\n");
    assertThatThrownBy(() -> Yaml.write(Map.of("a", new Object()))).hasMessageContaining("expected a text, number");
    assertThatThrownBy(() -> Yaml.write(Map.of("a".repeat(2000), 1))).hasMessageContaining("more than 1000");
  }

  @Test
  void readsBackWhatItWrites() {
    long seed = 31;
    var random = new Random(seed);
    String alphabet = "ab1:-#'\" \n\t[]{},?!&*%@`|>\\é猫.=~_\r\u0085\ufeff";
    for (int i = 0; i < 3000; i++) {
      List<String> texts = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        texts.add(random.ints(random.nextInt(7), 0, alphabet.length()).mapToObj(c -> "" + alphabet.charAt(c))
            .collect(Collectors.joining()));
      }
      Map<String, Object> map = new LinkedHashMap<>();
      texts.forEach(text -> map.put(text, texts));
      assertThat(Yaml.read(Yaml.write(map)).toPlain()).as("seed %d", seed).isEqualTo(map);
    }
  }

  @Test
  void survivesCutsAndDamage() {
    String file = "a: [x, 'y', \"z\\u00e9\"]\nb:\n  - c: |\n      d\n    e: {f: g}\n# h\ni: >-\n  j\n\n  k\n";
    for (int length = 0; length < file.length(); length++) {
      readOrRefuse(file.substring(0, length));
    }
    var random = new Random(77);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      var damaged = new StringBuilder(file);
      for (int n = 0; n < 3; n++) {
        damaged.setCharAt(random.nextInt(file.length()), (char) (random.nextInt(96) + 31));
      }
      refused += readOrRefuse(damaged.toString()) ? 0 : 1;
    }
    assertThat(refused).isBetween(1000, 19_999);
  }

  private static boolean readOrRefuse(String document) {
    try {
      return Yaml.read(document) != null;
    } catch (TextFormatException e) {
      return false;
    }
  }
}
