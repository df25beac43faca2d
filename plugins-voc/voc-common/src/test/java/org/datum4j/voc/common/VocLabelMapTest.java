// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.model.MaskColor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocLabelMapTest {
  private static VocLabelMap parse(String... lines) {
    return VocLabelMapText.parse(List.of(lines), "labelmap.txt");
  }

  @Test
  void readsColoursPartsAndActionsAndSkipsComments() {
    VocLabelMap map = parse("# label:color_rgb:parts:actions", "", "person:1,2,3:head,hand:jump # of persons",
        "dog:::");
    assertThat(map.names()).containsExactly("person", "dog");
    assertThat(map.parts()).containsExactly("head", "hand");
    assertThat(map.labels().get(0))
        .isEqualTo(new VocLabel("person", new MaskColor(1, 2, 3), List.of("head", "hand"), List.of("jump")));
    assertThat(map.colors()).containsOnlyKeys(0);
  }

  @Test
  void takesTheStandardColoursWhenThereAreNone() {
    assertThat(parse("a:::", "b:::").colors()).containsEntry(0, new MaskColor(0, 0, 0)).containsEntry(1,
        VocColors.color(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "cat::", "cat:::::", "cat:1,2::", "cat:1,2,300::", "cat:a,b,c::", ":1,2,3::"})
  void tellsTheLineThatIsNoLabel(String line) {
    assertThatThrownBy(() -> parse("background:::", line))
        .isInstanceOfSatisfying(ImportException.class, fault -> {
          assertThat(fault.issue().code()).isEqualTo("VOC-LABELMAP-LINE");
          assertThat(fault.issue().where().line()).isEqualTo(2);
        });
  }

  @Test
  void readsNamesWithColons() {
    assertThat(parse("a: b #c:::", "x:y:1,2,3:head:", "http://z:::run").labels()).containsExactly(
        new VocLabel("a: b #c", null, List.of(), List.of()),
        new VocLabel("x:y", new MaskColor(1, 2, 3), List.of("head"), List.of()),
        new VocLabel("http://z", null, List.of(), List.of("run")));
  }

  @Test
  void refusesALabelThatStandsTwice() {
    assertThatThrownBy(() -> parse("cat:::", "cat:::")).hasMessageContaining("\"cat\" stands twice");
  }

  @Test
  void writesWhatItReads() {
    VocLabelMap map = VocLabelMap.builtIn(VocTask.VOC);
    VocLabelMap text = VocLabelMapText.parse(VocLabelMapText.write(map, "voc").lines().toList(), "labelmap.txt");
    VocLabelMap meta = VocMeta.parse(VocMeta.write(map), VocMeta.FILE);
    assertThat(text.labels()).isEqualTo(map.labels());
    assertThat(meta.labels()).isEqualTo(map.labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"labels\": [1]}", "{\"label_map\": {\"x\": \"cat\"}}",
    "{\"labels\": [\"a\"], \"label_map\": {\"0\": \"a\"}, \"segmentation_colors\": [[1, 2]]}"})
  void tellsWhenAMetaFileIsNone(String json) {
    assertThatThrownBy(() -> VocMeta.parse(json.getBytes(StandardCharsets.UTF_8), VocMeta.FILE))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("VOC-META-FILE");
  }

  @Test
  void putsTheBlackLabelInFrontOrAddsABackground() {
    assertThat(VocExportMap.withBackground(parse("a:1,2,3::", "void:0,0,0::")).names()).containsExactly("void", "a");
    assertThat(VocExportMap.withBackground(parse("a:::", "background:::")).names()).containsExactly("background", "a");
    assertThat(VocExportMap.withBackground(parse("a:1,2,3::")).names()).containsExactly("background", "a");
  }
}
