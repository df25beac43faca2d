// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CsvTest {

  private static List<List<String>> read(String text, char delimiter) {
    var reader = new CsvReader(text.getBytes(StandardCharsets.UTF_8), delimiter);
    List<List<String>> records = new ArrayList<>();
    while (reader.next()) {
      assertThat(reader.size()).isEqualTo(reader.fields().size());
      records.add(reader.fields());
    }
    return records;
  }

  @Test
  void readsRecordsWithQuotesAndAllLineEnds() {
    assertThat(read("\uFEFFa,b\r\n\"x,1\",\"say \"\"hi\"\"\"\n\n\"two\nlines\",\r c ,d", ',')).containsExactly(
        List.of("a", "b"), List.of("x,1", "say \"hi\""), List.of("two\nlines", ""), List.of(" c ", "d"));
    assertThat(read("a;b\tc", ';')).containsExactly(List.of("a", "b\tc"));
    assertThat(read("", ',')).isEmpty();
    assertThat(read(",", ',')).containsExactly(List.of("", ""));
    assertThat(read("\"\"", ',')).containsExactly(List.of(""));
    assertThat(read("5\" pipe,b", ',')).containsExactly(List.of("5\" pipe", "b"));
  }

  @Test
  void countsLinesInsideQuotes() {
    var reader = new CsvReader("a,\"b\r\nc\rd\"\r\ne".getBytes(StandardCharsets.UTF_8));
    assertThat(reader.next()).isTrue();
    assertThat(reader.line()).isEqualTo(1);
    assertThat(reader.field(1)).isEqualTo("b\r\nc\rd");
    assertThat(reader.next()).isTrue();
    assertThat(reader.line()).isEqualTo(4);
    assertThat(reader.error("unknown label")).hasMessage("unknown label at line 4");
  }

  @Test
  void refusesBrokenQuotes() {
    assertThatThrownBy(() -> read("a\nb,\"c\nd", ','))
        .isInstanceOf(TextFormatException.class).hasMessage("quote is not closed at line 2");
    assertThatThrownBy(() -> read("\"a\"b,c", ','))
        .isInstanceOf(TextFormatException.class).hasMessageContaining("followed by 'b', expected ','");
    assertThatThrownBy(() -> read(",".repeat(CsvReader.MAX_FIELDS), ',')).hasMessageContaining("more than 100000");
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    long seed = 5;
    var random = new Random(seed);
    String alphabet = "ab,;\"\n\r \té\uFEFF";
    for (int i = 0; i < 2000; i++) {
      List<List<String>> records = new ArrayList<>();
      for (int r = 0; r < 3; r++) {
        List<String> record = new ArrayList<>();
        for (int f = 1 + random.nextInt(3); f > 0; f--) {
          record.add(random.ints(random.nextInt(5), 0, alphabet.length()).mapToObj(c -> "" + alphabet.charAt(c))
              .collect(Collectors.joining()));
        }
        records.add(record);
      }
      var out = new StringBuilder();
      var writer = new CsvWriter(out, i % 2 == 0 ? ',' : ';', i % 3 == 0 ? "\r\n" : "\n");
      for (List<String> record : records) {
        writer.write(record);
      }
      assertThat(read(out.toString(), i % 2 == 0 ? ',' : ';')).as("seed %d", seed).isEqualTo(records);
    }
  }

  @Test
  void quotesOnlyWhereNeeded() throws IOException {
    var out = new StringBuilder();
    new CsvWriter(out).write(List.of("filename", " cat", "a,b", "say \"hi\"", ""));
    assertThat(out).hasToString("filename, cat,\"a,b\",\"say \"\"hi\"\"\",\n");
  }
}
