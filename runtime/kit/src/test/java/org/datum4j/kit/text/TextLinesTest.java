// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(String text) {
    var lines = new TextLines(utf8(text));
    List<String> found = new ArrayList<>();
    while (lines.next()) {
      found.add(lines.number() + ":" + lines.text());
    }
    assertThat(lines.next()).isFalse();
    return found;
  }

  @Test
  void splitsAtEveryKindOfLineEnd() {
    assertThat(lines("a\nb\r\nc\rd")).containsExactly("1:a", "2:b", "3:c", "4:d");
    assertThat(lines("a\n\n\r\n")).containsExactly("1:a", "2:", "3:");
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("1:");
    assertThat(lines("\uFEFFä\n")).containsExactly("1:ä");
    assertThat(lines("\uFEFF")).isEmpty();
  }

  @Test
  void givesBytesWithoutCopying() {
    byte[] data = utf8("xx7 0.5\n \t\nend");
    var lines = new TextLines(data, 2, data.length - 2);
    assertThat(lines.next()).isTrue();
    assertThat(lines.bytes()).isSameAs(data);
    assertThat(lines.start()).isEqualTo(2);
    assertThat(lines.end()).isEqualTo(7);
    assertThat(lines.isBlank()).isFalse();
    assertThat(lines.next()).isTrue();
    assertThat(lines.isBlank()).isTrue();
    assertThat(lines.error("label 7 is unknown")).hasMessage("label 7 is unknown at line 2");
  }

  @Test
  void refusesWhatIsNotUtf8AndSaysWhere() {
    byte[] latin = "one\r\ntwo\r\nd\u00e9j\u00e0".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> new TextLines(latin))
        .isInstanceOf(TextFormatException.class)
        .hasMessage("byte 0xe9 is no valid UTF-8; save the text as UTF-8 at line 3, column 2");
    assertThatThrownBy(() -> new TextLines("a".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(TextFormatException.class).hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> new TextLines(new byte[] {'a', (byte) 0xE4, (byte) 0xBD}))
        .isInstanceOf(TextFormatException.class);
  }

  @Test
  void opensFilesUpToALimit(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("list.txt"), "12345");
    TextLines lines = TextLines.of(file, 5);
    assertThat(lines.next()).isTrue();
    assertThat(lines.text()).isEqualTo("12345");
    assertThatThrownBy(() -> TextLines.of(file, 4)).hasMessageContaining("limit of 4 bytes");
    assertThat(TextLines.of(file).next()).isTrue();
  }
}
