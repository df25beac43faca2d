// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.runtime.merge.FindingKind;
import org.datum4j.runtime.merge.GroupRule;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergePolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatumMergeTest {
  @TempDir Path temp;
  private final Datum datum = Datum.of(ToyExtensions.toys());
  private DatasetLocation one;
  private DatasetLocation two;

  @BeforeEach
  void writeInputs() throws IOException {
    one = dataset("one", "train;a;first\nval;b;two\n");
    two = dataset("two", "train;a;second\ntrain;c;bad line\n");
  }

  private DatasetLocation dataset(String name, String text) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    Files.writeString(folder.resolve("toy.txt"), text);
    return DatasetLocation.of(folder);
  }

  private MergeReport merge(MergeOptions options, ExportTarget target) throws IOException {
    return datum.merge(List.of(one, two), options, target, RunSettings.defaults().withThreads(2));
  }

  private ExportTarget target() {
    return ExportTarget.of(temp.resolve("out"), "toy");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(temp)) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesAUnionWithItsReport() throws IOException {
    MergeReport report = merge(MergeOptions.of(MergePolicy.UNION), target());
    assertThat(temp.resolve("out/toy.txt"))
        .hasContent("train;a-0;first\nval;b;two\ntrain;a-1;second\ntrain;c;bad line\n");
    assertThat(temp.resolve("out/merge_report.json")).content()
        .contains("\"Item errors\": {\n  \"('a', 'train')\": 2\n }")
        .contains("\n  \"RenamedItem: Item ('a', 'train'): the id is in several datasets, here it becomes \\\"a-1\\\", sources [1]\"\n ]\n}");
    assertThat(report.conversion().inputFormat()).isEqualTo("toy");
    assertThat(report.conversion().issues()).extracting(IssueSummary::code).containsExactly("MERGE-ID-CLASH");
    assertThat(report.conversion().files()).isEqualTo(2);
  }

  @Test
  void writesWhatAnIntersectionFound() throws IOException {
    MergeReport report = merge(MergeOptions.of(MergePolicy.INTERSECT), target());
    assertThat(report.counts()).containsEntry(FindingKind.NO_MATCHING_ITEM, 2L);
    assertThat(temp.resolve("out/merge_report.json")).content().contains("NoMatchingItem: Item ('b', 'val')");
    assertThat(temp.resolve("out/toy.txt")).content().contains("train;a;first", "train;a;second");
  }

  @Test
  void tellsAFaultOfAnInputOnce() throws IOException {
    two = dataset("three", "train;a;x\nno cells\n");
    MergeReport report =
        datum.merge(
            List.of(one, two),
            MergeOptions.of(MergePolicy.EXACT),
            target(),
            RunSettings.defaults().withPolicy(ErrorPolicy.SKIP));
    assertThat(report.conversion().issues()).singleElement().satisfies(
        issue -> assertThat(issue.count()).isEqualTo(1));
  }

  @Test
  void leavesNothingAfterWrongInput() {
    MergeOptions options = MergeOptions.of(MergePolicy.UNION).withGroups(List.of(GroupRule.parse("horse")));
    assertThatThrownBy(() -> merge(options, target())).isInstanceOf(OptionException.class).hasMessageContaining("cat");
    assertThatThrownBy(
            () ->
                datum.merge(
                    List.of(one), MergeOptions.of(MergePolicy.UNION), target(), RunSettings.defaults()))
        .isInstanceOf(OptionException.class);
    assertThatThrownBy(
            () -> merge(MergeOptions.of(MergePolicy.UNION), ExportTarget.of(one.path(), "toy").withOverwrites(true)))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("OUTPUT-HOLDS-INPUT");
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void writesNothingInADryRun() throws IOException {
    MergeReport report = merge(MergeOptions.of(MergePolicy.UNION), target().withDryRun(true));
    assertThat(report.conversion().items()).isEqualTo(4);
    assertThat(names()).containsExactly("one", "two");
  }
}
