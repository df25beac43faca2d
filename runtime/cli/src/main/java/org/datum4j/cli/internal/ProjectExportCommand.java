// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RefusedException;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.project.Project;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code datum project export}. */
@CommandLine.Command(
    name = "export",
    sortOptions = false,
    description = "Write the data of a project, with its stages applied, in a format.",
    customSynopsis = "datum project export [-p DIR] -f FORMAT [-o DIR] [OPTIONS] [-- OPTIONS OF THE FORMAT]",
    footer = {
      "",
      "Examples:",
      "  datum project export -f coco -- --tasks instances,stuff",
      "  datum project export -p project -f voc -o voc -- --save-media"
    })
final class ProjectExportCommand extends ProjectCommand.InProject {
  @Option(names = {"-f", "--format"}, required = true, paramLabel = "FORMAT", description = "The output's format.")
  String format = "";

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Where to write. Default: export-FORMAT in the project, numbered when it is taken.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--overwrite", description = "Replace the output folder when it is there and not empty.")
  boolean overwrites;

  @Option(names = {"-e", "--filter"}, paramLabel = "XPATH", description = "Keep what this expression selects.")
  Optional<String> filter = Optional.empty();

  @Option(names = "--filter-mode", paramLabel = "MODE", description = "items (i), annotations (a) or items+annotations (i+a).")
  String filterMode = "items";

  @Option(names = "--strict", description = "Write nothing and end with 3 if the output cannot hold everything.")
  boolean isStrict;

  @Mixin RunOptions runOptions = new RunOptions();

  @Override
  ExitCode run() throws IOException {
    Project project = project();
    ProjectRun.checkSources(project, terminal());
    List<TransformStep> steps = new ArrayList<>(project.steps());
    filter.ifPresent(expression -> steps.add(TransformStep.filter(expression, filterMode)));
    ExportTarget target =
        ExportTarget.of(output.orElseGet(() -> FreeName.of(project.root().resolve("export-" + format))), format)
            .withOptions(OptionValues.ofWords(pluginWords()))
            .withOverwrites(overwrites)
            .withStrict(isStrict);
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    try {
      ConversionReport report = ProjectRun.export(datum(), project, steps, target, runOptions.settings(bar));
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

  private void tell(ConversionReport report) throws IOException {
    runOptions.writeReport(report);
    terminal().say(new ReportText(report).text());
  }

  @Override
  boolean takesPluginWords() {
    return true;
  }

  @Override
  Optional<OptionSpec> pluginOption(List<String> words, String name) {
    try {
      return Words.valueOf(words, "-f", "--format").flatMap(known -> host().exporter(known).options().find(name));
    } catch (DatumException told) {
      // The command itself meets the same trouble in a moment and tells it better.
      return Optional.empty();
    }
  }

  @Override
  String pluginHelp(List<String> words) {
    return Words.valueOf(words, "-f", "--format")
        .map(known -> OptionHelp.text("Options of the format " + known, host().exporter(known).options()))
        .orElse("");
  }
}
