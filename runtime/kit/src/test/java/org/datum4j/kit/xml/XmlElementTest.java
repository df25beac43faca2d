// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlElementTest {

  private static XmlElement tree(String document) {
    return new XmlReader().readTree(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void givesNamesTextsLinesAndPaths() {
    XmlElement root = tree(XmlReaderTest.VOC);
    assertThat(root.name()).isEqualTo("annotation");
    assertThat(root.line()).isEqualTo(3);
    assertThat(root.text()).isEmpty();
    assertThat(root.attributes()).isEqualTo(Map.of("verified", "no", "kind", "a \"b\" & c"));
    assertThat(root.attribute("verified")).contains("no");
    assertThat(root.attribute("missing")).isEmpty();
    assertThat(root.childText("filename")).contains("straße 1.jpg");
    assertThat(root.childText("pose")).isEmpty();
    assertThat(root.child("size").orElseThrow().childText("depth")).contains("");
    List<XmlElement> objects = root.children("object");
    assertThat(objects).hasSize(2);
    assertThat(objects.get(0).childText("name")).contains("Tom <&> Jerry");
    assertThat(objects.get(1).childText("name")).contains("a < b and c");
    XmlElement xmin = objects.get(1).child("bndbox").orElseThrow().child("xmin").orElseThrow();
    assertThat(xmin.text()).isEqualTo(" 7 ");
    assertThat(xmin.path()).isEqualTo("/annotation/object[2]/bndbox/xmin");
    assertThat(xmin.line()).isEqualTo(13);
    assertThat(xmin).hasToString("/annotation/object[2]/bndbox/xmin in line 13");
  }

  @Test
  void keepsMixedTextAndBlankLeaves() {
    XmlElement root = tree("<a>one<b> </b>two<c/> three </a>");
    assertThat(root.text()).isEqualTo("onetwo three ");
    assertThat(root.childText("b")).contains(" ");
    assertThat(root.children()).extracting(XmlElement::name).containsExactly("b", "c");
  }

  @Test
  void cannotBeChanged() {
    XmlElement root = tree("<a><b/></a>");
    assertThatThrownBy(() -> root.children().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void doesNotDependOnTheArray() {
    byte[] bytes = "<a x='1'><b>text</b></a>".getBytes(StandardCharsets.UTF_8);
    var reader = new XmlReader();
    XmlElement root = reader.readTree(bytes);
    Arrays.fill(bytes, (byte) 'z');
    assertThat(root.childText("b")).contains("text");
    assertThat(root.attribute("x")).contains("1");
    assertThat(reader.readTree("<c/>".getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("c");
  }
}
