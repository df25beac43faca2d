// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.datum4j.testkit.DatasetAssert.assertThatDataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.model.Caption;
import org.datum4j.api.model.Common;
import org.datum4j.api.model.DatasetItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatHarnessTest {
  private static final String TEXT =
      """
      toy 3
      train;a/é 1;cat;1;2;3.5;4
      train;a/é 1;dog;0;0;1;1
      val;b;dog;5;6;7;8
      """;

  private static final String DUMP =
      """
      subsets train, val
      label 0 cat
      label 1 dog
      item a/é 1 train
        bbox 1 2 3.5 4 label=cat
        bbox 0 0 1 1 label=dog
      item b val
        bbox 5 6 7 8 label=dog
      """;

  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    Files.writeString(input.resolve("toy.txt"), TEXT);
  }

  @Test
  void readsAndDumps() {
    ImportedDataset dataset = FormatHarness.strict().importFolder(new ToyImporter(), input);
    assertThatDataset(dataset).hasDump(DUMP).hasNoIssues().hasItem("b", "item b val\n  bbox 5 6 7 8 label=dog");
  }

  @Test
  void writesWhatItReadsAndTellsLosses() throws IOException {
    ImportedDataset dataset = FormatHarness.strict().importFolder(new ToyImporter(), input);
    DatasetItem item = dataset.item("b");
    var more = new java.util.ArrayList<>(item.annotations());
    more.add(new Caption(Common.none().withId(9), "nice"));
    ExportedDataset out =
        FormatHarness.strict()
            .export(
                new ToyExporter(),
                dataset.schema(),
                java.util.List.of(dataset.items().get(0), item.withAnnotations(more)),
                folder.resolve("out"),
                "--trailer");
    assertThat(FormatHarness.files(out.folder())).containsExactly("toy.txt", "trailer.txt");
    assertThat(out.lossCodes()).containsExactly("TOY-SHAPE");
    assertThatDataset(FormatHarness.strict().importFolder(new ToyImporter(), out.folder())).isSameAs(dataset);
  }

  @Test
  void tellsWhatDiffers() throws IOException {
    ImportedDataset dataset = FormatHarness.strict().importFolder(new ToyImporter(), input);
    Files.writeString(input.resolve("toy.txt"), TEXT.replace("3.5", "3.75"));
    ImportedDataset other = FormatHarness.strict().importFolder(new ToyImporter(), input);
    assertThatDataset(other).isCloseTo(dataset, 0.3);
    assertThatThrownBy(() -> assertThatDataset(other).isCloseTo(dataset, 0.1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("item a/é 1 of train: annotation 0: bbox")
        .hasMessageContaining("3.75");
  }

  @Test
  void failsOrSkipsAtFaults() throws IOException {
    Files.writeString(input.resolve("toy.txt"), TEXT.replace(";8", ""));
    assertThatThrownBy(() -> FormatHarness.strict().importFolder(new ToyImporter(), input))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("6 cells, expected 7 [TOY-FILE-FAULT]\n  at toy.txt:4\n");
    ImportedDataset rest = FormatHarness.tolerant().importFolder(new ToyImporter(), input);
    assertThat(rest.ids()).containsExactly("a/é 1");
    assertThat(rest.issueCodes()).containsExactly("TOY-FILE-FAULT");
  }

  @Test
  void refusesUnknownOptions() {
    ImportedDataset dataset = FormatHarness.strict().importFolder(new ToyImporter(), input);
    Path out = folder.resolve("out");
    assertThatThrownBy(() -> FormatHarness.strict().export(new ToyExporter(), dataset, out, "--trailor"))
        .isInstanceOf(OptionException.class)
        .hasMessageContaining("--trailer");
    assertThat(folder).isDirectoryContaining("glob:**/in");
    assertThat(folder.toFile().list()).as("nothing half-written is left").containsExactly("in");
  }

  @Test
  void detects() throws IOException {
    assertThat(FormatHarness.strict().detect(new ToyImporter(), input).confidence()).isEqualTo(Confidence.CERTAIN);
    Files.writeString(input.resolve("toy.txt"), "play");
    assertThat(FormatHarness.strict().detect(new ToyImporter(), input).missing()).hasSize(1);
  }
}
