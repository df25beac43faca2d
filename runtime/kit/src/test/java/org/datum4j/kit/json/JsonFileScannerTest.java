// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileScannerTest {
  private static final JsonNames IDS = JsonNames.of("id", "image_id", "category_id");
  private static final String COCO = """
      {"info": {"year": 2017}, "images": [{"file_name": "a.jpg", "id": 7}, {"id": 8.0}, {"id": "x"}],
       "annotations": [{"segmentation": [[1.5,2,3.25]], "id": 9001000000001, "image_id": 7, "category_id": -3},
      {"id":1,"id":2}, null, {"im\\u0061ge_id":5,"x":{"id":99}}, {"id": 9223372036854775807 , "image_id":99999999999999999999}]}
      """;

  @TempDir Path folder;

  private static JsonFileScanner scanner(byte[] text) {
    return JsonFileScanner.of(() -> new ByteArrayInputStream(text));
  }

  private static JsonFileScanner scanner(String text) {
    return scanner(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String members(JsonRecord record) {
    StringBuilder text = new StringBuilder(record.path() + (record.isElement() ? "[" + record.index() + "]" : ""));
    for (int i = 0; i < 3; i++) {
      text.append(' ').append(record.isWhole(i) ? record.whole(i) + "" : record.has(i) ? "odd" : "none");
    }
    return text.toString();
  }

  @Test
  void reportsSpansAndWholeNumbersOfRecords() throws IOException {
    List<String> seen = new ArrayList<>();
    List<String> spans = new ArrayList<>();
    RecordSink sink = record -> {
      spans.add(COCO.substring((int) record.start(), (int) record.end()));
      return seen.add(members(record));
    };
    JsonScanSummary summary =
        scanner(COCO).records("images", IDS, 0, sink).records("annotations", IDS, 0, sink).others(99, sink).scan();
    assertThat(seen).containsExactly(
        "$.info none none none",
        "$.images[0] 7 none none",
        "$.images[1] odd none none",
        "$.images[2] odd none none",
        "$.annotations[0] 9001000000001 7 -3",
        "$.annotations[1] 2 none none",
        "$.annotations[2] none none none",
        "$.annotations[3] none 5 none",
        "$.annotations[4] 9223372036854775807 odd none");
    assertThat(spans).contains("{\"year\": 2017}", "{\"id\": 8.0}", "{\"id\":1,\"id\":2}", "null");
    assertThat(summary).isEqualTo(new JsonScanSummary(COCO.length(), true, false, 8, 87));
  }

  @Test
  void reportsTheSameWithAnySizeOfBuffer() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      byte[] text = new RandomJson(seed).lists(12);
      List<String> expected = record(text, 1 << 16);
      for (int buffer = 16; buffer < 200; buffer += 1 + seed) {
        assertThat(record(text, buffer)).as("seed %d, buffer %d", seed, buffer).isEqualTo(expected);
      }
      assertThat(expected).hasSize(14);
    }
  }

  private static List<String> record(byte[] text, int buffer) throws IOException {
    List<String> seen = new ArrayList<>();
    RecordSink sink = record -> {
      String content = new String(record.bytes(), record.from(), record.to() - record.from(), StandardCharsets.UTF_8);
      byte[] span = Arrays.copyOfRange(text, (int) record.start(), (int) record.end());
      assertThat(content).isEqualTo(new String(span, StandardCharsets.UTF_8));
      return seen.add(members(record) + content);
    };
    scanner(text).bufferSize(buffer).records("images", IDS, 1 << 20, sink).others(1 << 20, sink).scan();
    return seen;
  }

  @Test
  void letsListsBePassedWithoutChangingWhatIsReported() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      byte[] text = new RandomJson(seed).lists(12);
      List<String> expected = passing(text, 1 << 16, null);
      for (int buffer = 16; buffer < 400; buffer += 1 + seed) {
        assertThat(passing(text, buffer, JsonFileScannerTest::pass)).as("seed %d, buffer %d", seed, buffer)
            .isEqualTo(expected);
      }
    }
  }

  private static List<String> passing(byte[] text, int buffer, ListPasser passer) throws IOException {
    List<String> seen = new ArrayList<>();
    JsonNames names = JsonNames.of("id", "image_id", "category_id");
    scanner(text).bufferSize(buffer).records("images", names, 0, record -> seen.add(members(record)), passer).scan();
    return seen;
  }

  /** Passes lists of one or two levels whose brackets are all at hand and stand in no string. */
  private static int pass(int member, long offset, byte[] bytes, int start, int to) {
    int depth = 0;
    for (int p = start; p < to && bytes[p] != '"' && bytes[p] != '{'; p++) {
      depth += bytes[p] == '[' ? 1 : bytes[p] == ']' ? -1 : 0;
      if (depth == 0) {
        return p + 1;
      }
    }
    return ListPasser.NONE;
  }

  @Test
  void asksForListsThatAreValuesOfWantedMembersOnly() throws IOException {
    List<String> asked = new ArrayList<>();
    String text = "{\"images\":[{\"id\":[1],\"other\":[2],\"image_id\":{\"id\":0},\"category_id\" : [  4  ]},"
        + "{\"id\":[5],\"other\":[6]},[7]],\"more\":[8]}";
    for (int depth : new int[] {10, 5, 4}) {
      scanner(text)
          .limits(new JsonLimits(depth, 1000, 1000))
          .records("images", IDS, 0, record -> true, (member, offset, bytes, start, to) -> {
            asked.add(depth + ": " + member + " " + text.substring((int) offset, (int) offset + 4));
            return ListPasser.NONE;
          })
          .scan();
    }
    assertThat(asked).containsExactly(
        "10: 0 [1],", "10: 2 [  4", "10: 0 [5],", "5: 0 [1],", "5: 2 [  4", "5: 0 [5],");
  }

  @Test
  void knowsMembersInAnyOrder() throws IOException {
    String text = "{\"images\":[{\"id\":1,\"image_id\":2,\"category_id\":3},{\"id\":1,\"image_id\":2,\"category_id\":3},"
        + "{\"category_id\":3,\"id\":1,\"x\":0,\"image_id\":2},{\"id\" :1,\"image_id\": 2,\"category_id\":\n3},"
        + "{\"id_\":9,\"i\":9,\"image_id\":2,\"image_id \":9,\"category_id\":3,\"\\u0069d\":1},"
        + "{\"id\":1,\"image_id\":2,\"image_id\":2,\"category_id\":3}]                }";
    List<String> seen = new ArrayList<>();
    scanner(text).records("images", IDS, 0, record -> seen.add(members(record) + record.hasRepeated())).scan();
    assertThat(seen).hasSize(6).allSatisfy(line -> assertThat(line).contains("] 1 2 3"));
    assertThat(seen.get(5)).endsWith("true");
  }

  @Test
  void knowsTheMembersOfEachList() throws IOException {
    String text = "{\"many\":[{\"category_id\":3,\"id\":1},{\"category_id\":3,\"id\":1}],"
        + "\"few\":[{\"image_id\":2,\"id\":1},{\"id\":1,\"image_id\":2}]             }";
    List<String> seen = new ArrayList<>();
    scanner(text)
        .records("many", IDS, 0, record -> seen.add(members(record)))
        .records("few", JsonNames.of("image_id", "id"), 0, record -> seen.add(members(record)))
        .scan();
    assertThat(seen).containsExactly(
        "$.many[0] 1 none 3", "$.many[1] 1 none 3", "$.few[0] 2 1 none", "$.few[1] 2 1 none");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] text = new RandomJson(3).lists(3);
    for (int length = 0; length < text.length; length++) {
      byte[] part = Arrays.copyOf(text, length);
      assertThat(ReadAll.everyWay(part)).as("%d bytes", length).containsOnly(false);
      JsonException fault = catchThrowableOfType(JsonException.class, () -> scanner(part).scan());
      assertThat(fault.offset()).isLessThanOrEqualTo(length);
    }
    assertThat(ReadAll.everyWay(text)).containsOnly(true);
  }

  @Test
  void saysWhereTheFaultIs() {
    String text = "{\"info\":1,\n\"annotations\":[{\"bbox\":[1,2,3]},\n {\"é\":0,\"bbox\":[1.5,2,x]}]}";
    for (int buffer : new int[] {16, 4096}) {
      JsonException fault = catchThrowableOfType(JsonException.class, () ->
          scanner(text).bufferSize(buffer).records("annotations", IDS, 0, record -> true).scan());
      assertThat(fault.path()).isEqualTo("$.annotations[1].bbox[2]");
      assertThat(fault.offset()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length - 5);
      assertThat(fault.line()).isEqualTo(3);
      assertThat(fault.column()).isEqualTo(23);
      assertThat(fault.detail()).isEqualTo("unexpected 'x', expected a value");
      assertThat(fault).hasMessage(
          "unexpected 'x', expected a value at line 3, column 23, byte " + fault.offset() + ", $.annotations[1].bbox[2]");
    }
  }

  @Test
  void saysTheOffsetAloneWhenTheSourceCannotBeReadAgain() {
    ByteArrayInputStream once = new ByteArrayInputStream("[1,]".getBytes(StandardCharsets.UTF_8));
    List<ByteArrayInputStream> streams = new ArrayList<>(List.of(once));
    ByteSource source = () -> {
      if (streams.isEmpty()) {
        throw new FileNotFoundException("gone");
      }
      return streams.remove(0);
    };
    assertThatThrownBy(() -> JsonFileScanner.of(source).scan())
        .hasMessage("unexpected ']', expected a value at byte 3, $")
        .satisfies(fault -> assertThat(fault.getSuppressed()).hasSize(1));
  }

  @Test
  void readsAListAtTheRootAndAByteOrderMark() throws IOException {
    List<String> seen = new ArrayList<>();
    JsonScanSummary summary = scanner("\ufeff [{\"id\":4},{\"id\":5}]")
        .bufferSize(16)
        .rootRecords(IDS, 0, record -> seen.add(members(record) + record.start()))
        .scan();
    assertThat(seen).containsExactly("$[0] 4 none none5", "$[1] 5 none none14");
    assertThat(summary.hadByteOrderMark()).isTrue();
  }

  @Test
  void handsAMemberThatIsNoListToTheOthers() throws IOException {
    List<String> seen = new ArrayList<>();
    scanner("{\"images\":{\"id\":1},\"a\":null}").records("images", IDS, 0, record -> false)
        .others(7, member -> seen.add(member.name() + member.hasBytes() + member.index())).scan();
    assertThat(seen).containsExactly("imagesfalse0", "atrue1");
  }

  @Test
  void endsEarlyWhenASinkSaysSo() throws IOException {
    String text = "{\"images\":[{\"id\":1},{\"id\":2},{\"id\":3}], broken";
    JsonScanSummary summary = scanner(text).records("images", IDS, 0, record -> record.whole(0) < 2).scan();
    assertThat(summary).isEqualTo(new JsonScanSummary(28, false, false, 2, 8));
  }

  @Test
  void isCancelledByProgress() {
    List<Long> told = new ArrayList<>();
    assertThatThrownBy(() -> scanner("[" + "1,".repeat(1000) + "1]").bufferSize(100).progress(bytes -> {
      told.add(bytes);
      return bytes < 500;
    }).scan()).isInstanceOf(CancellationException.class);
    assertThat(told).first().isEqualTo(100L);
    assertThat(told.size()).isBetween(5, 8);
  }

  @Test
  void keepsBytesOnlyUpToTheSizeAskedFor() throws IOException {
    List<Boolean> kept = new ArrayList<>();
    String text = "[\"" + "x".repeat(98) + "\",\"" + "x".repeat(99) + "\",{\"a\":[" + "1,".repeat(100_000) + "1]}]";
    JsonScanSummary summary =
        scanner(text).bufferSize(64).rootRecords(IDS, 100, record -> kept.add(record.hasBytes())).scan();
    assertThat(kept).containsExactly(true, false, false);
    assertThat(summary.longestRecord()).isEqualTo(200_009);
  }

  @Test
  void pointsAReaderAtARecord() {
    JsonReader reader = new JsonReader();
    assertThatThrownBy(() -> scanner("{\"a\":[0,{\"id\":\"x\"}]}").bufferSize(16).records("a", IDS, 99, record -> {
      record.resetTo(reader);
      if (record.isObject()) {
        reader.beginObject();
        reader.nextName(IDS);
        reader.longValue();
      }
      return true;
    }).scan()).hasMessage("found \"x\", expected a number at byte 14, $.a[1].id");
  }

  @Test
  void tellsWhereMembersStandAndWhetherThereAreOthers() throws IOException {
    String text = "{\"a\":[{\"id\": 7, \"box\" : [1, 2]}, {\"id\":1,\"more\":{\"id\":2}}, {\"id\":1,\"id\":2}]}";
    List<String> seen = new ArrayList<>();
    scanner(text).records("a", JsonNames.of("id", "box"), 99, record -> {
      int place = (int) record.valueStart(record.has(1) ? 1 : 0);
      return seen.add(text.charAt(place) + " " + record.hasOthers() + " " + record.hasRepeated());
    }).scan();
    assertThat(seen).containsExactly("[ false false", "1 true false", "2 false true");
  }

  @Test
  void readsFromAZipFile() throws IOException {
    Path zip = folder.resolve("set.zip");
    try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
      Path file = files.getPath("/a.json");
      Files.writeString(file, COCO);
      List<Long> ids = new ArrayList<>();
      JsonFileScanner.of(file).records("annotations", IDS, 0, record -> !record.isWhole(0) || ids.add(record.whole(0))).scan();
      assertThat(ids).containsExactly(9001000000001L, 2L, Long.MAX_VALUE);
    }
  }
}
