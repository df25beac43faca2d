// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datum4j.api.detect.Confidence;
import org.datum4j.api.detect.Detection;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Loss;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.api.option.OptionType;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.Exporter;
import org.datum4j.api.spi.Format;
import org.datum4j.api.spi.Importer;
import org.datum4j.api.spi.PolygonDetail;
import org.datum4j.runtime.LossSummary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every format promises. A format's own {@code XContractTest} extends it and says what is under test; when it is
 * green, the format is done but for what only its author can know.
 *
 * <p>Fixtures lie in {@code src/test/resources/<format with dashes>/<case>/}: {@code input/} is the dataset,
 * {@code expected.txt} its {@link DatasetDump}, {@code options.txt} words for the importer, {@code SOURCE.md} where it
 * comes from.
 */
public abstract class FormatContractTest {
  private static final Demand NOTHING = new Demand(Set.of(), false);

  @TempDir Path temp;

  /** Made by JUnit. */
  protected FormatContractTest() {}

  /** Returns the importer, or empty for a format that is only written. */
  protected abstract Optional<Importer> importer();

  /** Returns the exporter, or empty for a format that is only read. */
  protected abstract Optional<Exporter> exporter();

  /** Returns the folder of the cases. */
  protected Path fixtures() {
    return Path.of("src", "test", "resources", formatOf(provider()).name().replace('_', '-'));
  }

  /** Returns how sure detection must be of the fixtures. */
  protected Confidence expectedConfidence() {
    return Confidence.LIKELY;
  }

  /** Returns how far coordinates may be off after a round trip, in pixels. */
  protected double tolerance() {
    return 0;
  }

  /** Returns words for the exporter; images are saved where that is an option. */
  protected List<String> exportOptions() {
    boolean savesMedia = exporter().isPresent() && exporter().get().options().find("save-media").isPresent();
    return savesMedia ? List.of("--save-media") : List.of();
  }

  /** Returns whether export and import give the same dataset when no loss is told. */
  protected boolean roundTrips() {
    return true;
  }

  /** Returns the built jar, if the test should look into it. */
  protected Optional<Path> jar() {
    return Optional.empty();
  }

  @Test
  void bearsANameAndCanBeMade() {
    for (Object provider : providers()) {
      Format format = formatOf(provider);
      assertThat(format.name()).as("name of the format").matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
      assertThat(format.title()).as("title of the format").isNotBlank();
      assertThat(Arrays.stream(provider.getClass().getConstructors()).anyMatch(made -> made.getParameterCount() == 0))
          .as(provider.getClass().getName() + " has a public constructor without parameters")
          .isTrue();
      assertThat(Modifier.isPublic(provider.getClass().getModifiers())).as("the class is public").isTrue();
    }
  }

  @Test
  void explainsItsOptions() {
    List<OptionType<?>> types = new ArrayList<>();
    importer().ifPresent(importer -> types.add(importer.options()));
    exporter().ifPresent(exporter -> types.add(exporter.options()));
    for (OptionType<?> type : types) {
      for (OptionSpec spec : type.specs()) {
        assertThat(spec.name()).as("name of an option").matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(spec.help()).as("help of --" + spec.name()).matches("(?s)\\p{Lu}.*[.]");
      }
      if (type.specs().stream().noneMatch(OptionSpec::isRequired)) {
        assertThatCode(() -> type.bind(Map.of())).as("defaults fit").doesNotThrowAnyException();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> detectsItsFixtures() {
    return eachCase(
        fixture -> {
          Detection detection = FormatHarness.strict().detect(importer().orElseThrow(), fixture.input());
          assertThat(detection.confidence()).as("%s", detection).isGreaterThanOrEqualTo(expectedConfidence());
          assertThat(detection.found()).as("what was found").isNotEmpty();
        });
  }

  @Test
  void isSilentOnStrangers() throws IOException {
    assumeTrue(importer().isPresent());
    List<Path> strangers = new ArrayList<>(ContractFiles.strangers(temp));
    strangers.add(Files.createDirectory(temp.resolve("empty")));
    for (Path stranger : strangers) {
      Detection detection = FormatHarness.strict().detect(importer().get(), stranger);
      assertThat(detection.isImpossible()).as(stranger.getFileName() + ": " + detection).isTrue();
    }
  }

  @TestFactory
  Stream<DynamicTest> importsTheGoldenDataset() {
    return eachCase(
        fixture -> {
          ImportedDataset dataset = read(FormatHarness.strict(), fixture);
          fixture.expected().ifPresent(text -> DatasetAssert.assertThatDataset(dataset).hasDump(text));
          assertThat(dataset.items()).as("items of a fixture").isNotEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> readsTheSameAgainAndInParts() {
    return eachCase(
        fixture -> {
          List<ImportedDataset> passes =
              FormatHarness.strict().passes(importer().orElseThrow(), fixture.input(), fixture.words());
          String first = DatasetDump.of(passes.get(0));
          passes.forEach(pass -> assertThat(DatasetDump.of(pass)).isEqualTo(first));
        });
  }

  @TestFactory
  Stream<DynamicTest> keepsAllItemsWhenNobodyAsksForAnnotations() {
    return eachCase(
        fixture ->
            assertThat(read(FormatHarness.strict().withDemand(NOTHING), fixture).ids())
                .isEqualTo(read(FormatHarness.strict(), fixture).ids()));
  }

  @TestFactory
  Stream<DynamicTest> readsTheSameHoweverCloselyPolygonsAreLookedAt() {
    return eachCase(
        fixture -> {
          String whole = DatasetDump.of(read(FormatHarness.strict(), fixture));
          for (PolygonDetail detail : PolygonDetail.values()) {
            Demand demand = Demand.everything().withPolygons(detail);
            assertThat(DatasetDump.of(read(FormatHarness.strict().withDemand(demand), fixture))).isEqualTo(whole);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> endsWithAnIssueWhenFilesAreCut() {
    return eachCase(
        fixture -> {
          for (String name : ContractFiles.texts(fixture.input())) {
            Path copy = Files.createTempDirectory(temp, "cut");
            ContractFiles.copy(fixture.input(), copy);
            ContractFiles.cut(copy.resolve(name), 0.6);
            readCut(FormatHarness.strict(), copy, fixture, name);
            readCut(FormatHarness.tolerant(), copy, fixture, name);
          }
        });
  }

  private void readCut(FormatHarness harness, Path copy, ContractCase fixture, String name) {
    try {
      harness.importFolder(importer().orElseThrow(), copy, fixture.words());
    } catch (DatumException told) {
      Issue issue = told.issue();
      assertThat(issue.where().file()).as("the issue of the cut file %s names a file: %s", name, issue).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> roundTripsButForDeclaredLosses() {
    return eachCase(
        fixture -> {
          if (exporter().isEmpty()) {
            return;
          }
          ImportedDataset dataset = read(FormatHarness.strict(), fixture);
          ExportedDataset out = write(FormatHarness.strict(), dataset, "out-" + fixture.name());
          checkLosses(out.losses());
          ImportedDataset again = FormatHarness.strict().importFolder(importer().orElseThrow(), out.folder());
          if (out.losses().isEmpty() && roundTrips()) {
            DatasetAssert.assertThatDataset(again).isCloseTo(dataset, tolerance());
          }
          Detection detection = FormatHarness.strict().detect(importer().get(), out.folder());
          assertThat(detection.confidence()).as("own output: %s", detection).isGreaterThan(Confidence.IMPOSSIBLE);
        });
  }

  @Test
  void takesAnyDatasetAndTellsWhatItLoses() {
    assumeTrue(exporter().isPresent());
    checkLosses(write(FormatHarness.strict(), ContractSamples.everything(), "everything").losses());
    checkLosses(write(FormatHarness.strict(), ContractSamples.nothing(), "nothing").losses());
  }

  @Test
  void writesTheSameBytesAgainAndWithFourThreads() {
    assumeTrue(exporter().isPresent());
    for (ImportedDataset dataset : List.of(ContractSamples.everything(), ContractSamples.many())) {
      String name = "same-" + dataset.items().size();
      ExportedDataset one = write(FormatHarness.strict(), dataset, name + "-1");
      ExportedDataset two = write(FormatHarness.strict(), dataset, name + "-2");
      ExportedDataset four = write(FormatHarness.strict().withThreads(4), dataset, name + "-4");
      assertThat(ContractFiles.content(two.folder())).isEqualTo(ContractFiles.content(one.folder()));
      assertThat(ContractFiles.content(four.folder())).isEqualTo(ContractFiles.content(one.folder()));
      assertThat(four.losses()).isEqualTo(one.losses());
    }
  }

  @Test
  void declaresItsLossesOnce() {
    assumeTrue(exporter().isPresent());
    List<Loss> losses = exporter().get().losses();
    assertThat(losses).extracting(Loss::code).doesNotHaveDuplicates().allMatch(code -> code.matches("[A-Z0-9-]+"));
    losses.forEach(loss -> assertThat(loss.subject() + loss.fate()).as(loss.code()).isNotBlank());
  }

  @Test
  void bringsNoCopyOfTheApi() {
    assumeTrue(jar().isPresent());
    assertThat(ContractFiles.entries(jar().get())).noneMatch(name -> name.startsWith("org/datum4j/api/"));
  }

  private void checkLosses(List<LossSummary> losses) {
    Set<Loss> declared = Set.copyOf(exporter().orElseThrow().losses());
    Set<Loss> recorded = losses.stream().map(LossSummary::loss).collect(Collectors.toSet());
    assertThat(declared).as("declared losses").containsAll(recorded);
  }

  private ImportedDataset read(FormatHarness harness, ContractCase fixture) {
    return harness.importFolder(importer().orElseThrow(), fixture.input(), fixture.words());
  }

  private ExportedDataset write(FormatHarness harness, ImportedDataset dataset, String name) {
    String[] words = exportOptions().toArray(String[]::new);
    return harness.export(exporter().orElseThrow(), dataset, temp.resolve(name), words);
  }

  private Stream<DynamicTest> eachCase(CaseCheck check) {
    if (importer().isEmpty()) {
      return Stream.empty();
    }
    List<ContractCase> cases = ContractCase.in(fixtures());
    assertThat(cases).as("cases in " + fixtures()).isNotEmpty();
    return cases.stream().map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check.run(fixture)));
  }

  private List<Object> providers() {
    List<Object> providers = new ArrayList<>();
    importer().ifPresent(providers::add);
    exporter().ifPresent(providers::add);
    assertThat(providers).as("importer or exporter").isNotEmpty();
    return providers;
  }

  private Object provider() {
    return providers().get(0);
  }

  private static Format formatOf(Object provider) {
    Format format = provider.getClass().getAnnotation(Format.class);
    assertThat(format).as(provider.getClass().getName() + " carries @Format").isNotNull();
    return format;
  }

  /** A check of one case. */
  private interface CaseCheck {
    void run(ContractCase fixture) throws IOException;
  }
}
