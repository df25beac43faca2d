// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

  static final String VOC =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by hand -->
      <annotation verified="no" kind='a "b" &amp; c'>
      \t<folder>VOC2012</folder>
      \t<filename>straße 1.jpg</filename>
      \t<size><width>500</width><height>333</height><depth/></size>
      \t<object>
      \t\t<name>Tom &lt;&#x26;&gt; Jerry</name><difficult />
      \t\t<bndbox><xmin>53.5</xmin></bndbox>
      \t</object>
      \t<object>
      \t\t<name><![CDATA[a < b]]> and<!-- x --> c</name>
      \t\t<bndbox><xmin> 7 </xmin></bndbox>
      \t</object>
      </annotation>
      <?done yes?>
      """;

  private final XmlReader reader = new XmlReader();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private XmlException refusal(String document) {
    return catchThrowableOfType(XmlException.class, () -> XmlEvents.ofOurs(reader, utf8(document)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a/>", "<a></a>", "<a>x</a>", "<a b='1' c=\"2\"/>", "<a\n b = '1'\t/>", "<a>\r\n\r&#13;x\ry</a>",
        "<a b=' x\ty\r\nz&#10;&#9;'/>", "<a>]] ]> ]</a>", "<a>&#x1F600;&#233;&amp;&apos;&quot;</a>",
        "<a><b><c/></b>t<b/></a>", "<a><![CDATA[]]></a>", "<a><![CDATA[]]]]><![CDATA[>]]></a>",
        "<a>1<!-- - -->2<?pi x?>3</a>", "<n:a><n:b/></n:a>", "<?xml version='1.0'?><a/>\n<!---->\n<?x?>",
        "<a>\u007f\u0085\u00e9\u4e2d\ud83d\ude00</a>", "<\u00e9l\u00e9ment \u00e0='\u00fc'/>", "<a >t</a >",
        "<_a.b-c:d9>.</_a.b-c:d9>"
      })
  void readsWhatTheJdkReads(String document) throws XMLStreamException {
    byte[] bytes = utf8(document);
    assertThat(XmlEvents.ofOurs(reader, bytes)).isEqualTo(XmlEvents.ofJdk(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "x", "<a>", "<a", "<a></b>", "<a></ab>", "<ab></a>", "</a>", "<a/><b/>", "<a/>x", "<a b/>", "<a b=1/>",
        "<a b='1'c='2'/>", "<a b='1' b='2'/>", "<a b='<'/>", "<a>&nbsp;</a>", "<a>&</a>", "<a>& b</a>", "<a>&#0;</a>",
        "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#99999999999;</a>", "<a>&#;</a>", "<a>&#xg;</a>", "<a>]]></a>",
        "<a>\u0001</a>", "<a b='\u0001'/>", "<a>\uffff</a>", "<a><!-- -- --></a>", "<a><!-- --->", "<a><!x></a>",
        "<1a/>", "<-a/>", "< a/>", "<a><b></a></b>", "<a/ >", "<?xml version='1.0'?><?xml version='1.0'?><a/>",
        " <?xml version='1.0'?><a/>", "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' encoding='UTF-8'><a/>",
        "<a><![CDATA[x]]</a>", "<![CDATA[x]]><a/>", "<!-- only -->", "<a>&amp</a>", "<a b='&lt'/>", "<a b='1/>",
        "<a\u00d7/>", "<a><!--\u0001--></a>", "<a><?p \u0001?></a>", "<a><? p?></a>", "<a>&#X41;</a>"
      })
  void refusesWhatTheJdkRefuses(String document) {
    byte[] bytes = utf8(document);
    assertThatThrownBy(() -> XmlEvents.ofJdk(bytes)).isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> XmlEvents.ofOurs(reader, bytes)).isInstanceOf(XmlException.class);
  }

  @Test
  void readsVocAsTheJdkDoesInEveryEncoding() throws XMLStreamException {
    String expected = XmlEvents.ofJdk(utf8(VOC));
    assertThat(XmlEvents.ofOurs(reader, utf8(VOC))).isEqualTo(expected);
    assertThat(XmlEvents.ofOurs(reader, utf8("\uFEFF" + VOC))).isEqualTo(expected);
    for (String name : new String[] {"ISO-8859-1", "windows-1252", "us-ascii", "utf-16", "UTF-16LE", "UTF-16BE"}) {
      String ascii = name.equals("us-ascii") ? VOC.replace("ß", "ss") : VOC;
      byte[] bytes = ascii.replace("UTF-8", name).getBytes(Charset.forName(name));
      assertThat(XmlEvents.ofOurs(reader, bytes)).as(name).isEqualTo(XmlEvents.ofJdk(bytes));
    }
  }

  @Test
  void refusesDoctypesAndWhatTheyBring() {
    String bomb = "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>";
    assertThat(refusal(bomb)).hasMessageContaining("a DOCTYPE is not allowed").hasMessageContaining("line 1, column 1");
    assertThat(refusal("<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>").line()).isEqualTo(2);
    assertThat(refusal("<a>&y;</a>")).hasMessageContaining("entity &y; is not known");
  }

  @Test
  void saysWhereAndWhat() {
    XmlException mismatch = refusal("<a>\n  <é><c></b></é>\n</a>");
    assertThat(mismatch).hasMessage("expected </c> but found </b> at line 2, column 9");
    assertThat(mismatch.line()).isEqualTo(2);
    assertThat(mismatch.column()).isEqualTo(9);
    assertThat(mismatch.offset()).isEqualTo(13);
    assertThat(refusal("<a>\r\n<b>\r\n")).hasMessageContaining("XML ends inside <b>").hasMessageContaining("line 3");
    assertThat(refusal("<a b='1' b='2'/>")).hasMessageContaining("\"b\" stands twice in <a>");
    assertThat(refusal("<a>x & y</a>")).hasMessageContaining("write &amp; for a plain &");
    assertThat(refusal("<a/>junk")).hasMessageContaining("nothing after the root element but found 'j'");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes = utf8("<a>\n<b>x</b></a>");
    int[][] wrongs = {{0xE9}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}};
    for (int[] codes : wrongs) {
      byte[] wrong = new byte[codes.length];
      for (int i = 0; i < codes.length; i++) {
        wrong[i] = (byte) codes[i];
      }
      byte[] damaged = new byte[bytes.length + wrong.length];
      System.arraycopy(bytes, 0, damaged, 0, 8);
      System.arraycopy(wrong, 0, damaged, 8, wrong.length);
      System.arraycopy(bytes, 8, damaged, 8 + wrong.length, bytes.length - 8);
      assertThatThrownBy(() -> reader.reset(damaged))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("no valid UTF-8")
          .hasMessageContaining("at line 2, column 5");
    }
  }

  @Test
  void refusesEncodingsThatCannotBe() {
    assertThat(refusal("<?xml version='1.0' encoding='UTF-16'?><a/>")).hasMessageContaining("has single bytes");
    assertThat(refusal("<?xml version='1.0' encoding='klingon'?><a/>")).hasMessageContaining("unknown encoding");
    assertThat(refusal("<?xml version='1.0' encoding='us-ascii'?><a>é</a>")).hasMessageContaining("not valid in its");
  }

  @Test
  void keepsLimits() {
    var small = new XmlReader(new XmlLimits(1000, 5, 2, 4));
    assertThat(XmlEvents.ofOurs(small, utf8("<a><b><c><d><e x='' y=''/></d></c></b></a>"))).contains("<e");
    assertThatThrownBy(() -> XmlEvents.ofOurs(small, utf8("<a><a><a><a><a><a>"))).hasMessageContaining("deeper");
    assertThatThrownBy(() -> XmlEvents.ofOurs(small, utf8("<a x='' y='' z=''/>"))).hasMessageContaining("attributes");
    assertThatThrownBy(() -> small.readTree(utf8("<a><b/><b/><b/><b/></a>"))).hasMessageContaining("4 elements");
    assertThatThrownBy(() -> small.reset(new byte[1001])).hasMessageContaining("limit of 1000");
    assertThatThrownBy(() -> new XmlLimits(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failsCleanlyWhenCutAnywhere() {
    byte[] whole = utf8(VOC.substring(0, VOC.indexOf("<?done")));
    int rootEnd = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('>') + 1;
    for (int length = 0; length < rootEnd; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> XmlEvents.ofOurs(reader, cut)).as("%d bytes", length).isInstanceOf(XmlException.class);
    }
  }

  @Test
  void agreesWithTheJdkOnDamagedDocuments() {
    long seed = 4711;
    var random = new Random(seed);
    String alphabet = "<>/&;'\"= \n\r!-[]?x#a1";
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(i % 2 == 0 ? "<a b='1'><b>x &amp; y</b><!-- c --><![CDATA[d]]></a>" : VOC);
      for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        // Behind the declaration: the JDK knows other spellings of encodings than we do.
        int at = i % 2 == 0 ? random.nextInt(text.length()) : 39 + random.nextInt(text.length() - 39);
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      accepted += compare(text.toString(), seed) ? 1 : 0;
    }
    assertThat(accepted).isBetween(1000, 19_000);
  }

  private boolean compare(String document, long seed) {
    String expected;
    try {
      expected = XmlEvents.ofJdk(utf8(document));
    } catch (XMLStreamException e) {
      expected = null;
    }
    String ours;
    try {
      ours = XmlEvents.ofOurs(reader, utf8(document));
    } catch (XmlException e) {
      ours = null;
    }
    assertThat(ours).as("seed %d, document %s", seed, document).isEqualTo(expected);
    return ours != null;
  }

  @Test
  void survivesFlippedBytes() {
    long seed = 12;
    var random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = utf8(VOC);
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      try {
        reader.readTree(damaged);
      } catch (XmlException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(5000);
  }

  @Test
  void givesTextAsBytesForNumbers() {
    reader.reset(utf8("<a>12.5</a>"));
    reader.next();
    assertThat(reader.next()).isEqualTo(XmlEvent.TEXT);
    byte[] text = Arrays.copyOfRange(reader.textBytes(), reader.textStart(), reader.textEnd());
    assertThat(text).isEqualTo(utf8("12.5"));
    assertThat(reader.depth()).isEqualTo(1);
    assertThat(reader.isBlank()).isFalse();
    reader.next();
    assertThat(reader.next()).isEqualTo(XmlEvent.EOF);
    assertThat(reader.next()).isEqualTo(XmlEvent.EOF);
  }

  @Test
  void stepsFromTagToTag() {
    reader.reset(utf8("<a> <b/>x<!-- c --> <c>\n\t<d>1 &lt; 2</d></c>]]<![CDATA[<e>]]></a>\n"));
    StringBuilder tags = new StringBuilder();
    for (XmlEvent event = reader.nextTag(); event != XmlEvent.EOF; event = reader.nextTag()) {
      tags.append(event == XmlEvent.START ? "+" : "-").append(reader.name());
    }
    assertThat(tags).hasToString("+a+b-b+c+d-d-c-a");
    reader.reset(utf8("<a> <b> "));
    assertThat(reader.nextTag()).isEqualTo(XmlEvent.START);
    assertThat(reader.nextTag()).isEqualTo(XmlEvent.START);
    assertThatThrownBy(reader::nextTag).isInstanceOf(XmlException.class).hasMessageContaining("<b>");
  }

  @Test
  void countsLinesInAnyOrder() {
    reader.reset(utf8("<a>\n\n <b/>\r\n\r<c/></a>"));
    reader.next();
    reader.nextTag();
    int second = reader.offset();
    reader.nextTag();
    reader.nextTag();
    assertThat(reader.line()).isEqualTo(5);
    assertThat(reader.line(second)).isEqualTo(3);
    assertThat(reader.line(reader.offset())).isEqualTo(5);
  }

  @Test
  void countsLinesBackAndForth() {
    byte[] document = utf8("<a>\n\n <b/>\r\n\r<c/>\n<d>\r\n</d>\r</a>");
    reader.reset(document);
    reader.next();
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      int at = random.nextInt(document.length + 1);
      assertThat(reader.line(at)).as("at " + at).isEqualTo(linesBefore(document, at) + 1);
    }
  }

  /** As when each of many objects has faults: the place of each is asked for after the end of the object was read. */
  @Test
  @Timeout(60)
  void stepsBackInLargeDocumentsAreShort() {
    int objects = 200_000;
    reader.reset(utf8("<a>\n" + "<b>\n<c/>\n</b>\n".repeat(objects) + "</a>"));
    reader.next();
    for (int i = 0; i < objects; i++) {
      reader.nextTag();
      int begin = reader.offset();
      reader.nextTag();
      reader.nextTag();
      reader.nextTag();
      assertThat(List.of(reader.line(), reader.line(begin))).containsExactly(3 * i + 4, 3 * i + 2);
    }
  }

  private static int linesBefore(byte[] document, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      boolean isPairBegin = document[i] == '\r' && i + 1 < document.length && document[i + 1] == '\n';
      lines += document[i] == '\n' || (document[i] == '\r' && !isPairBegin) ? 1 : 0;
    }
    return lines;
  }

  @Test
  void givesShortTextsOnce() {
    String document = "<a><b>car</b><b>car</b><b>caf\u00e9</b><b>" + "x".repeat(40) + "</b><b>&lt;</b></a>";
    String[] first = texts(document);
    String[] second = texts(document);
    assertThat(first).containsExactly("car", "car", "caf\u00e9", "x".repeat(40), "<").isEqualTo(second);
    String[] plain = texts("<a><b>car</b><b>cat</b><b>car</b></a>");
    assertThat(plain).containsExactly("car", "cat", "car");
    assertThat(plain[2]).isSameAs(plain[0]);
  }

  private String[] texts(String document) {
    reader.reset(utf8(document));
    return Stream.generate(reader::next)
        .takeWhile(event -> event != XmlEvent.EOF)
        .filter(event -> event == XmlEvent.TEXT)
        .map(event -> reader.text())
        .toArray(String[]::new);
  }
}
