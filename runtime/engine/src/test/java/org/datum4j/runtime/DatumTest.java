// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datum4j.api.issue.CancelledException;
import org.datum4j.api.issue.DetectionException;
import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.issue.PluginException;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.api.spi.Demand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatumTest {
  private static final String TEXT = "train;ä 1.jpg;ein Ü\nval;b.jpg;two\n";

  @TempDir Path temp;
  private final Datum datum = Datum.of(ToyExtensions.toys());
  private Path input;
  private Path output;

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.createDirectory(temp.resolve("in"));
    output = temp.resolve("out");
    Files.writeString(input.resolve("toy.txt"), TEXT);
    Files.writeString(input.resolve("ä 1.jpg"), "picture");
  }

  @Test
  void convertsADetectedFolder() throws IOException {
    ExportTarget target = target().withOptions(OptionValues.ofWords(List.of("--save-media")));
    ConversionReport report = datum.convert(Conversion.of(DatasetLocation.of(input), target));
    assertThat(output.resolve("toy.txt")).hasContent(TEXT);
    assertThat(output.resolve("ä 1.jpg")).hasContent("picture");
    assertThat(report.inputFormat()).isEqualTo("toy");
    assertThat(report.items()).isEqualTo(2);
    assertThat(report.images()).isEqualTo(1);
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.annotations()).isEqualTo(Map.of(AnnotationType.CAPTION, 2L));
    assertThat(report.subsets()).extracting(ConversionReport.SubsetCount::subset).containsExactly("train", "val");
  }

  @Test
  void appliesTransformsAndTellsLosses() throws IOException {
    Conversion order = Conversion.of(location(), target()).withSteps(List.of(TransformStep.of("upper")));
    ConversionReport report = datum.convert(order);
    assertThat(output.resolve("toy.txt")).content().contains("ä 1.jpg;EIN Ü").contains("b.jpg;TWO");
    assertThat(report.losses()).extracting(LossSummary::objects).containsExactly(2L);
    JsonNode json = JsonMapper.shared().readTree(report.toJson());
    assertThat(json.get("losses").get(0).get("code").asString()).isEqualTo("TOY-LABEL");
    assertThat(json.get("annotations").get("label").asInt()).isEqualTo(2);
  }

  @Test
  void refusesLossesWhenStrict() {
    Conversion order =
        Conversion.of(location(), target().withStrict(true)).withSteps(List.of(TransformStep.of("upper")));
    assertThatThrownBy(() -> datum.convert(order))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.report().losses()).extracting(LossSummary::items).containsExactly(2L))
        .hasMessageContaining("2 labels left out")
        .hasMessageContaining("EXPORT-LOSS-REFUSED");
    assertThat(names(temp)).containsExactly("in");
  }

  @Test
  void writesNothingInADryRun() throws IOException {
    ConversionReport report = datum.convert(Conversion.of(location(), target().withDryRun(true)));
    assertThat(report.files()).isEqualTo(1);
    assertThat(report.isDryRun()).isTrue();
    assertThat(names(temp)).containsExactly("in");
  }

  @Test
  void writesTheSameWithAnyThreads() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("train;").append(i).append(";c").append(i).append('\n');
    }
    Files.writeString(input.resolve("toy.txt"), text);
    for (int threads : new int[] {1, 2, 5}) {
      Path out = temp.resolve("out" + threads);
      RunSettings settings = RunSettings.defaults().withThreads(threads);
      datum.convert(Conversion.of(location(), ExportTarget.of(out, "toy")).withSettings(settings));
      assertThat(out.resolve("toy.txt")).hasContent(text.toString());
    }
  }

  @Test
  void leavesNothingAfterAFailure() throws IOException {
    Files.writeString(input.resolve("toy.txt"), "train;a;b\nbad\n");
    Conversion order = Conversion.of(location(), ExportTarget.of(temp.resolve("deep/er/out"), "toy"));
    assertThatThrownBy(() -> datum.convert(order)).isInstanceOf(ImportException.class).hasMessageContaining("toy.txt:2");
    assertThat(names(temp)).containsExactly("in");
    ConversionReport report =
        datum.convert(order.withSettings(RunSettings.defaults().withPolicy(ErrorPolicy.SKIP)));
    assertThat(report.items()).isEqualTo(1);
    assertThat(report.issues()).extracting(IssueSummary::code).containsExactly("TOY-LINE-CELLS");
  }

  @Test
  void leavesNothingWhenCancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Conversion order =
        Conversion.of(location(), target()).withSettings(RunSettings.defaults().withCancellation(cancellation));
    assertThatThrownBy(() -> datum.convert(order)).isInstanceOf(CancelledException.class);
    assertThat(names(temp)).containsExactly("in");
  }

  @Test
  void checksNamesAndOptionsBeforeItReads() {
    assertThatThrownBy(() -> datum.convert(Conversion.of(location(), ExportTarget.of(output, "none"))))
        .isInstanceOf(PluginException.class);
    OptionValues odd = OptionValues.of(Map.of("odd", 1));
    assertThatThrownBy(() -> datum.convert(Conversion.of(location(), target().withOptions(odd))))
        .isInstanceOf(OptionException.class);
    assertThatThrownBy(() -> datum.convert(Conversion.of(location().withOptions(odd), target())))
        .isInstanceOf(OptionException.class);
    assertThatThrownBy(
            () ->
                datum.convert(
                    Conversion.of(location(), target()).withSteps(List.of(new TransformStep("upper", odd)))))
        .isInstanceOf(OptionException.class);
    assertThat(output).doesNotExist();
  }

  @Test
  void neverReplacesItsInput() {
    for (Path target : List.of(input, temp)) {
      Conversion order = Conversion.of(location(), ExportTarget.of(target, "toy").withOverwrites(true));
      assertThatThrownBy(() -> datum.convert(order))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("OUTPUT-HOLDS-INPUT");
    }
    assertThat(input.resolve("toy.txt")).hasContent(TEXT);
  }

  @Test
  void readsZipFilesAndSingleFiles() throws IOException {
    Path zip = temp.resolve("d.ZIP");
    try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.createDirectories(system.getPath("/wrap/inner"));
      Files.writeString(system.getPath("/wrap/inner/toy.txt"), TEXT);
      Files.writeString(system.getPath("/wrap/README.md"), "read me");
    }
    assertThat(datum.importFrom(DatasetLocation.of(zip)).size()).isEqualTo(2);
    assertThat(datum.importFrom(DatasetLocation.of(zip, "toy")).size()).isEqualTo(2);
    Path single = Files.createDirectories(temp.resolve("set/annotations")).resolve("toys.txt");
    Files.writeString(single, "train;c.jpg;x\n");
    Files.writeString(temp.resolve("set/c.jpg"), "picture");
    Dataset dataset = datum.importFrom(DatasetLocation.of(single));
    assertThat(dataset.get("c.jpg", "train").orElseThrow().image()).as("found above annotations").isPresent();
  }

  @Test
  void opensStreamsWithTheirIssues() throws IOException {
    Files.writeString(input.resolve("toy.txt"), "bad\ntrain;a;b\n");
    RunSettings settings = RunSettings.defaults().withPolicy(ErrorPolicy.SKIP);
    OptionValues options = OptionValues.of(Map.of("prefix", "x/"));
    try (OpenedDataset opened =
        datum.open(location().withOptions(options), List.of(), Demand.everything(), settings)) {
      assertThat(Dataset.collect(opened).contains("x/a", "train")).isTrue();
      assertThat(opened.issues()).hasSize(1);
      assertThat(opened.format()).isEqualTo("toy");
    }
  }

  @Test
  void exportsDatasetsFromMemory() throws IOException {
    Dataset dataset = datum.importFrom(location());
    dataset.remove("b.jpg", "val");
    ConversionReport report = datum.export(dataset, target());
    assertThat(report.items()).isEqualTo(1);
    assertThat(output.resolve("toy.txt")).hasContent(TEXT.lines().findFirst().orElseThrow());
  }

  @Test
  void tellsThatNothingOrTooMuchFits() throws IOException {
    assertThatThrownBy(() -> datum.importFrom(DatasetLocation.of(temp.resolve("none"))))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("INPUT-PATH-MISSING");
    Files.move(input.resolve("toy.txt"), input.resolve("toys.txt"));
    assertThatThrownBy(() -> datum.importFrom(DatasetLocation.of(input)))
        .isInstanceOf(DetectionException.class)
        .hasMessageContaining("almost toy: toy.txt is missing");
    Datum two = Datum.of(ToyExtensions.toys().plusImporter("twin", ToyFormat.Reader::new));
    Files.move(input.resolve("toys.txt"), input.resolve("toy.txt"));
    assertThatThrownBy(() -> two.importFrom(DatasetLocation.of(input)))
        .isInstanceOf(DetectionException.class)
        .hasMessageContaining("could be toy (toy.txt) and twin (toy.txt)")
        .hasMessageContaining("-if toy");
  }

  private DatasetLocation location() {
    return DatasetLocation.of(input, "toy");
  }

  private ExportTarget target() {
    return ExportTarget.of(output, "toy");
  }

  private static List<String> names(Path folder) {
    return List.of(folder.toFile().list()).stream().sorted().toList();
  }
}
