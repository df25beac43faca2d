// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.api.spi.Demand;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.OpenedDataset;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.project.Project;
import org.datum4j.runtime.project.ProjectSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code project import} and {@code project add} share. */
abstract class ProjectIntake extends ProjectCommand.InProject {
  @Parameters(arity = "1", paramLabel = "PATH", description = "The dataset: a folder, a zip file or an annotation file.")
  Path path = Path.of("");

  @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", description = "Its format. Default: detect it.")
  Optional<String> format = Optional.empty();

  @Option(names = {"-n", "--name"}, paramLabel = "NAME", description = "Its name in the project. Default: its file's.")
  Optional<String> name = Optional.empty();

  @Option(
      names = {"-r", "--path"},
      paramLabel = "FILE",
      description = "Read just this file of the dataset, relative to PATH.")
  String file = "";

  @Option(names = "--no-check", description = "Do not try to open the dataset now.")
  boolean isUnchecked;

  final void take(boolean copies) throws IOException {
    Project project = project();
    Path data = path.toAbsolutePath().normalize();
    if (!Files.exists(data)) {
      throw new NoSuchFileException(path.toString());
    }
    String found = format.isPresent() ? format.get() : datum().detect(data).orElseThrow().format();
    // Read first: a file that was edited into nonsense should be heard of before the data are looked through.
    project.content();
    String wanted = name.orElseGet(() -> data.getFileName() == null ? "source" : data.getFileName().toString());
    ProjectSource source =
        new ProjectSource(wanted, found, project.portable(data), file, pluginWords(), false, Project.fingerprint(data));
    check(project.location(source));
    ProjectSource taken = project.take(source, name.isPresent(), copies);
    terminal()
        .say(
            copies
                ? "Copied " + path + " into the project as " + taken.name() + " (" + found + ")"
                : "Imported " + taken.name() + " (" + found + "). The data stay in " + data + "; --copy would copy them in.");
  }

  private void check(DatasetLocation location) throws IOException {
    OptionValues options = location.options();
    options.bind(host().importer(location.format().orElseThrow()).options());
    if (isUnchecked) {
      return;
    }
    try (OpenedDataset opened = datum().open(location, List.of(), Demand.everything(), RunSettings.defaults())) {
      terminal().say("Found " + opened.schema().categories().labels().size() + " labels, subsets " + opened.schema().subsets());
    }
  }

  @Override
  boolean takesPluginWords() {
    return true;
  }

  @Override
  Optional<OptionSpec> pluginOption(List<String> words, String option) {
    try {
      return Words.valueOf(words, "-f", "--format").flatMap(known -> host().importer(known).options().find(option));
    } catch (DatumException told) {
      // The command itself meets the same trouble in a moment and tells it better.
      return Optional.empty();
    }
  }

  @Override
  String pluginHelp(List<String> words) {
    return Words.valueOf(words, "-f", "--format")
        .map(known -> OptionHelp.text("Options of the format " + known, host().importer(known).options()))
        .orElse("");
  }
}
