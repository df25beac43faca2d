// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RefusedException;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.project.Project;
import org.datum4j.runtime.project.ProjectStage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands share that write a changed copy of a dataset in its own format. */
abstract class RewriteCommand extends Command {
  private static final String SAVE_MEDIA = "save-media";

  @Parameters(arity = "0..1", paramLabel = "PATH[:FORMAT]", description = "The dataset.")
  Optional<String> target = Optional.empty();

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Where to write. Default: a new folder here.")
  Optional<Path> output = Optional.empty();

  @Option(names = {"-f", "--output-format"}, paramLabel = "FORMAT", description = "The output's format. Default: the input's.")
  Optional<String> format = Optional.empty();

  @Option(names = "--overwrite", description = "Replace the output folder, as a whole and only when all went well.")
  boolean overwrites;

  @Option(names = "--import-args", paramLabel = "OPTIONS", description = "Options of the input format in one word.")
  String importArguments = "";

  @Option(names = "--export-args", paramLabel = "OPTIONS", description = "Options of the output format in one word.")
  String exportArguments = "";

  @Option(names = "--strict", description = "Write nothing and end with 3 if the output cannot hold everything.")
  boolean isStrict;

  @Option(
      names = {"-p", "--project"},
      paramLabel = "DIR",
      description = "Record it as a stage of this project instead; it is applied whenever the data are used.")
  Optional<Path> project = Optional.empty();

  @Mixin RunOptions runOptions = new RunOptions();

  /** Records the steps in the project if one is named; says whether that was so. */
  final boolean recordsStages() throws IOException {
    if (project.isEmpty()) {
      return false;
    }
    Project known = Project.open(project.get());
    for (TransformStep step : steps()) {
      step.options().bind(step.open(host()).options());
    }
    for (ProjectStage stage : stages()) {
      known.addStage(stage);
      terminal().say("Recorded the stage " + stage.transform() + " in " + known.root());
    }
    return true;
  }

  /** Returns the steps as a project keeps them. */
  abstract List<ProjectStage> stages();

  /** Returns what is done to the dataset. */
  abstract List<TransformStep> steps();

  final ExitCode rewrite(DatasetLocation input, boolean isDryRun) throws IOException {
    DatasetLocation location = input.withOptions(OptionValues.ofWords(Words.split(importArguments)));
    String inputFormat =
        location.format().isPresent() ? location.format().get() : datum().detect(location.path()).orElseThrow().format();
    String outputFormat = format.orElse(inputFormat);
    Path folder =
        output.orElseGet(() -> FreeName.of(Path.of(verb() + "-" + outputFormat)));
    ExportTarget to =
        ExportTarget.of(folder, outputFormat)
            .withOptions(OptionValues.ofWords(exportWords(outputFormat)))
            .withOverwrites(overwrites)
            .withDryRun(isDryRun)
            .withStrict(isStrict);
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    Conversion order = new Conversion(location.withFormat(inputFormat), steps(), to, runOptions.settings(bar));
    try {
      ConversionReport report = datum().convert(order);
      bar.clear();
      tell(report);
      return ExitCode.DONE;
    } catch (RefusedException refused) {
      bar.clear();
      tell(refused.report());
      throw refused;
    } catch (IOException | RuntimeException | Error failed) {
      bar.clear();
      throw failed;
    }
  }

  /** Returns the dataset that the words name. */
  final DatasetLocation input() {
    if (target.isEmpty()) {
      throw new OptionException(
          Issue.error(
              "CLI-TARGET-MISSING",
              "the dataset is not named",
              Location.unknown(),
              "Write datum " + verb() + " … PATH or PATH:FORMAT."));
    }
    return Targets.location(target.get(), Optional.empty());
  }

  /** Returns the command's name. */
  abstract String verb();

  /** A changed copy has its media, too, unless the user says otherwise. */
  private List<String> exportWords(String outputFormat) {
    List<String> words = new ArrayList<>(Words.split(exportArguments));
    boolean isSaid = words.stream().anyMatch(word -> word.startsWith("--" + SAVE_MEDIA));
    if (!isSaid && host().exporter(outputFormat).options().find(SAVE_MEDIA).isPresent()) {
      words.add("--" + SAVE_MEDIA);
    }
    return words;
  }

  /** Tells people what was done. */
  void tell(ConversionReport report) throws IOException {
    runOptions.writeReport(report);
    terminal().say(new ReportText(report).text());
  }
}
