// SPDX-License-Identifier: Apache-2.0
package org.datum4j.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.datum4j.checks.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong: each command says what, where and how to mend it, loses nothing and leaves nothing behind. */
class WrongUseTest {
  private static final String COCO = Distribution.SAMPLES.resolve("coco").toString();
  private static final String ROBOFLOW = Distribution.SAMPLES.resolve("roboflow").toString();

  @TempDir Path here;

  private Result fails(int code, String... words) throws Exception {
    Result result = Distribution.run(here, words);
    assertThat(result.code()).as("datum %s\n%s", String.join(" ", words), result.err()).isEqualTo(code);
    assertThat(result.err()).isNotBlank().doesNotContain("\tat ").doesNotContain("[INTERNAL]");
    return result;
  }

  private Result datum(String... words) throws Exception {
    Result result = Distribution.run(here, words);
    assertThat(result.code()).as("datum %s\n%s%s", String.join(" ", words), result.out(), result.err()).isZero();
    return result;
  }

  private List<String> left(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "transform -t random_splt -o out COCO | 2 | Did you mean random_split?",
        "transform -t random_split -o out COCO -- -s train:0.8 -s val:0.3 | 2 | sum to 1.1",
        "transform -t split -o out COCO -- -s train:0.8 -s val:0.1 | 2 | sum to 0.9",
        "transform -t random_split:seed=abc -o out COCO | 2 | abc",
        "transform -t resize -o out COCO -- -dw 0 -dh 9 | 2 | 0 x 9",
        "transform -t map_subsets -o out COCO -- -s nowhere:b | 2 | train, val",
        "transform -t rename -o out COCO -- -e ,(,x, | 2 | character 2",
        "filter -e /item[label='x' -o out COCO | 2 | at position 16",
        "filter -e /item/annotation[label='x']] -o out COCO | 2 | at position 28",
        "filter -e /item -m most -o out COCO | 2 | items+annotations",
        "merge -o out nowhere COCO | 1 | `nowhere`",
        "merge -o out COCO | 2 | two or more",
        "merge -m exact -o out COCO ROBOFLOW | 1 | bottle",
        "merge -g person,horse -o out COCO ROBOFLOW | 2 | horse",
        "stats -s test COCO | 2 | train, val",
        "stats -o FILE/below COCO | 1 | CLI-FOLDER-PLACE",
        "stats --html nowhere/page.html COCO | 1 | CLI-FILE-PLACE",
        "stats --html . --overwrite COCO | 1 | is a folder",
        "stats -p nowhere | 1 | PROJECT-MISSING",
        "convert -i COCO -f voc -o out --report nowhere/report.json | 1 | CLI-FILE-PLACE",
        "detect COCO --json-report nowhere/report.json | 1 | CLI-FILE-PLACE"
      })
  void isExplainedAndLeavesNothing(String command, int code, String told) throws Exception {
    Path file = Files.createTempFile("datum", ".txt");
    try {
      String words = command.replace("COCO", COCO).replace("ROBOFLOW", ROBOFLOW).replace("FILE", file.toString());
      assertThat(fails(code, words.split(" ")).err()).contains(told.replace('`', '"'));
      assertThat(left(here)).isEmpty();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void tellsThatAFilterSelectedNothing() throws Exception {
    Result result = datum("filter", "-e", "/item/annotaton", "-m", "i+a", "-o", "out", COCO);
    assertThat(result.err()).contains("FILTER-SELECTS-NOTHING").contains("0 items, 0 instances");
  }

  @Test
  void keepsTheOutputThatIsThereWhenTheNewOneFails() throws Exception {
    datum("merge", "-o", "out", COCO, ROBOFLOW);
    List<String> before = left(here.resolve("out"));
    fails(1, "merge", "-o", "out", COCO, ROBOFLOW);
    fails(1, "merge", "-m", "exact", "--overwrite", "-o", "out", COCO, ROBOFLOW);
    assertThat(left(here.resolve("out"))).isEqualTo(before);
    datum("merge", COCO, ROBOFLOW);
    datum("merge", COCO, ROBOFLOW);
    datum("merge", "-f", "coco", "--overwrite", "-o", "out", COCO, ROBOFLOW);
    assertThat(left(here)).containsExactly("merged", "merged.1", "out");
    assertThat(left(here.resolve("out"))).containsExactly("annotations", "images", "merge_report.json");
  }

  @Test
  void keepsBothSourcesOfTwoProcesses() throws Exception {
    datum("project", "create");
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Callable<Result> copy = () -> Distribution.run(here, "project", "import", "--copy", "-f", "coco", COCO);
      Callable<Result> refer = () -> Distribution.run(here, "project", "import", "-f", "coco", COCO);
      for (Future<Result> ended : pool.invokeAll(List.of(copy, refer))) {
        assertThat(ended.get().code()).as(ended.get().err()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
    String info = datum("project", "info").out();
    assertThat(info).contains("sources: 2").contains("\n  coco\n").contains("\n  coco-1\n");
    assertThat(left(here.resolve(".datum"))).containsExactly("lock", "project.json");
    datum("project", "export", "-f", "datumaro", "-o", "both");
    assertThat(Files.readString(here.resolve("both/annotations/val.json"))).contains("field-0", "field-1");
  }

  @Test
  void tellsOfSourcesThatChangedOrVanished() throws Exception {
    Path data = here.resolve("data");
    datum("convert", "-i", COCO, "-f", "coco", "-o", "data");
    datum("project", "create", "-o", "project");
    datum("project", "import", "-p", "project", "-f", "coco", "data");
    Files.writeString(data.resolve("notes.txt"), "new");
    assertThat(datum("project", "status", "-p", "project").out()).contains("changed\tdata");
    Result counted = datum("stats", "-p", "project", "--json", "--image-stats", "false");
    assertThat(counted.err()).contains("PROJECT-SOURCE-CHANGED");
    Files.move(data, here.resolve("elsewhere"));
    assertThat(fails(1, "stats", "-p", "project").err()).contains("PROJECT-SOURCE-GONE").contains(data.toString());
    assertThat(fails(1, "project", "export", "-p", "project", "-f", "voc", "-o", "out").err()).contains("PROJECT-SOURCE-GONE");
    assertThat(left(here)).containsExactly("elsewhere", "project");
  }

  @Test
  void readsTheProjectBeforeItCopiesIntoIt() throws Exception {
    datum("project", "create");
    Path file = here.resolve(".datum/project.json");
    Files.writeString(file, "{\"version\":1,\"sources\":[{\"name\":\"x\"}]}");
    Result result = fails(1, "project", "import", "--copy", "-f", "coco", COCO);
    assertThat(result.err()).contains("$.sources[0].format").contains(file.toString());
    assertThat(left(here)).containsExactly(".datum");
    assertThat(file).hasContent("{\"version\":1,\"sources\":[{\"name\":\"x\"}]}");
  }
}
