// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class XmlWriterTest {

  private final XmlWriter writer = new XmlWriter();

  private String written() {
    return new String(writer.toByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void indentsByTwoSpaces() {
    byte[] number = "xx53.5".getBytes(StandardCharsets.US_ASCII);
    writer.reset().declaration().start("annotation").attribute("verified", "no").element("folder", "VOC")
        .start("object").element("name", "a & b").element("pose", "").element("xmin", number, 2, 4).end()
        .start("empty").end().end();
    assertThat(written()).isEqualTo(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <annotation verified="no">
          <folder>VOC</folder>
          <object>
            <name>a &amp; b</name>
            <pose/>
            <xmin>53.5</xmin>
          </object>
          <empty/>
        </annotation>
        """);
  }

  @Test
  void doesNotIndentInsideText() {
    writer.reset().start("a").text("one").start("b").end().text("two").end();
    assertThat(written()).isEqualTo("<a>one<b/>two</a>\n");
  }

  @Test
  void writesWhatIsReadBackTheSame() throws XMLStreamException {
    long seed = 8;
    var random = new Random(seed);
    String alphabet = "ab<>&\"' \t\r\n]é中\ud83d\ude00\u0085\u2028";
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder("x");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, random.nextInt(17))));
      }
      String value = text.toString();
      writer.reset().start("é").attribute("ä", value).text(value).end();
      XmlElement read = new XmlReader().readTree(writer.toByteArray());
      assertThat(read.text()).as("seed %d", seed).isEqualTo(value);
      assertThat(read.attribute("ä")).as("seed %d", seed).contains(value);
      assertThat(XmlEvents.ofJdk(writer.toByteArray())).contains("[" + value + "]");
    }
  }

  @Test
  void refusesWhatXmlCannotHold() {
    assertThatThrownBy(() -> writer.reset().start("a").text("x\u0001"))
        .isInstanceOf(XmlException.class)
        .hasMessageContaining("U+0001").hasMessageContaining("index 1");
    assertThatThrownBy(() -> writer.reset().start("a").text("\ud800")).hasMessageContaining("U+D800");
    assertThatThrownBy(() -> writer.reset().start("a").text("\uffff")).hasMessageContaining("U+FFFF");
    assertThatThrownBy(() -> writer.reset().start("a b")).hasMessageContaining("\"a b\" is not allowed");
    assertThatThrownBy(() -> writer.reset().start("")).isInstanceOf(XmlException.class);
    assertThatThrownBy(() -> writer.reset().start("a").text("").attribute("b", ""))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writer.reset().end()).isInstanceOf(IllegalStateException.class);
    assertThat(XmlWriter.isLegal("a\u0001")).isFalse();
    assertThat(XmlWriter.replaceIllegal("a\u0001\ud83d\ude00\ud800")).isEqualTo("a\ufffd\ud83d\ude00\ufffd");
  }

  @Test
  void servesManyDocumentsFromOneBuffer() throws IOException {
    for (int i = 0; i < 100; i++) {
      writer.reset().start("a");
      for (int n = 0; n < i * 10; n++) {
        writer.element("item", "text number " + n);
      }
      writer.raw("<!-- raw -->".getBytes(StandardCharsets.US_ASCII), 0, 12).end();
      var out = new ByteArrayOutputStream();
      writer.writeTo(out);
      assertThat(out.size()).isEqualTo(writer.length());
      assertThat(new XmlReader().readTree(out.toByteArray()).children()).hasSize(i * 10);
    }
  }
}
