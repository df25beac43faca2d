// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.spi.DatasetSource;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.OpenedDataset;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RunSettings;
import org.datum4j.runtime.project.Project;
import org.datum4j.runtime.stats.DatasetStatistics;
import org.datum4j.runtime.stats.StatisticsSettings;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datum stats}. */
@CommandLine.Command(
    name = "stats",
    sortOptions = false,
    description = "Count what a dataset is made of: labels, areas, sizes, attributes, colours, equal images.",
    customSynopsis = "datum stats [-s SUBSET] [--image-stats BOOL] [--ann-stats BOOL] [OPTIONS] PATH[:FORMAT]",
    footer = {
      "",
      "Writes two files, numbered when their names are taken:",
      "  statistics.json       the keys and the reckoning of Datumaro, for scripts that read those",
      "  statistics_full.json  counts by instance, colours with every pixel alike, distributions",
      "With --json nothing is written unless -o names a folder.",
      "",
      "Examples:",
      "  datum stats coco",
      "  datum stats --image-stats false --html coco.html coco:coco_instances",
      "  datum stats -s val --json coco > val.json"
    })
final class StatsCommand extends Command {
  @Parameters(arity = "0..1", paramLabel = "PATH[:FORMAT]", description = "A folder, a zip file or an annotation file. Default: here.")
  Optional<String> target = Optional.empty();

  @Option(names = {"-i", "--input-path"}, paramLabel = "PATH", description = "The same, as convert names it.")
  Optional<Path> input = Optional.empty();

  @Option(names = {"-if", "--input-format"}, paramLabel = "FORMAT", description = "The format. Default: detect it.")
  Optional<String> format = Optional.empty();

  @Option(names = "--import-args", paramLabel = "OPTIONS", description = "Options of the format in one word.")
  String importArguments = "";

  @Option(
      names = {"-p", "--project"},
      paramLabel = "DIR",
      description = "Look at the data of this project, with its stages applied.")
  Optional<Path> project = Optional.empty();

  @Option(names = {"-s", "--subset"}, paramLabel = "SUBSET", description = "Look at this subset only.")
  Optional<String> subset = Optional.empty();

  @Option(names = "--image-stats", arity = "1", paramLabel = "BOOL", description = "Decode the images. Default: true.")
  boolean hasImages = true;

  @Option(names = "--ann-stats", arity = "1", paramLabel = "BOOL", description = "Count the annotations. Default: true.")
  boolean hasAnnotations = true;

  @Option(names = {"-o", "--output-dir"}, paramLabel = "DIR", description = "Where the files go. Default: here.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--json", description = "Print everything as JSON instead of a table.")
  boolean isJson;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots, too: one file that needs no network.")
  Optional<Path> html = Optional.empty();

  @Option(names = "--overwrite", description = "Replace the file of --html when it is there.")
  boolean overwrites;

  @Option(names = "--all", description = "Show all labels, not just the most frequent ones.")
  boolean showsAll;

  @Mixin RunOptions runOptions = new RunOptions();

  @Override
  ExitCode run() throws IOException {
    checkPlaces();
    if (project.isPresent()) {
      return ofProject(Project.open(project.get()));
    }
    DatasetLocation location =
        Targets.location(input.map(Path::toString).or(() -> target).orElse("."), format)
            .withOptions(OptionValues.ofWords(Words.split(importArguments)));
    StatisticsSettings settings = new StatisticsSettings(hasImages, hasAnnotations, subset);
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    DatasetStatistics statistics;
    try (OpenedDataset dataset =
        datum().open(location, List.of(), settings.demand(), runOptions.settings(bar))) {
      statistics = DatasetStatistics.of(dataset, settings, dataset.run());
      bar.clear();
      StringBuilder issues = new StringBuilder();
      ReportText.appendIssues(issues, dataset.issues());
      if (issues.length() > 0) {
        terminal().say(issues.toString().stripTrailing());
      }
    } finally {
      bar.clear();
    }
    write(statistics, location.path());
    return ExitCode.DONE;
  }

  private ExitCode ofProject(Project known) throws IOException {
    ProjectRun.checkSources(known, terminal());
    StatisticsSettings settings = new StatisticsSettings(hasImages, hasAnnotations, subset);
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    RunSettings how = runOptions.settings(bar);
    DatasetStatistics statistics;
    try (DatasetSource data = datum().transform(ProjectRun.open(datum(), known, how), known.steps(), how)) {
      statistics = DatasetStatistics.of(data, settings);
    } finally {
      bar.clear();
    }
    write(statistics, known.root());
    return ExitCode.DONE;
  }

  private void write(DatasetStatistics statistics, Path data) throws IOException {
    if (html.isPresent()) {
      String title = String.valueOf(data.toAbsolutePath().normalize().getFileName());
      page().orElseThrow().write(statistics.toHtml(subset.map(name -> title + ", " + name).orElse(title)));
      terminal().say("wrote " + html.get());
    }
    String full = statistics.toJson() + "\n";
    if (!isJson || output.isPresent()) {
      StatisticsFiles files = StatisticsFiles.write(output.orElse(Path.of("")), statistics.toDatumaroJson() + "\n", full);
      terminal().say("wrote " + files.datumaro() + " and " + files.full());
    }
    terminal().result(isJson ? full.stripTrailing() : new StatsText(statistics, showsAll).text());
  }

  private Optional<OutputFile> page() {
    return html.map(path -> new OutputFile(path, "--html"));
  }

  /** Nobody wants to hear after a long count that its result has no place. */
  private void checkPlaces() {
    if (project.isPresent() && (target.isPresent() || input.isPresent())) {
      throw new OptionException(
          Issue.error(
              "CLI-TARGET-TWICE",
              "both a project and a dataset are named",
              Location.unknown(),
              "Leave out -p to count the dataset, or the dataset to count the project."));
    }
    output.ifPresent(StatisticsFiles::check);
    page().ifPresent(OutputFile::check);
    if (html.isPresent() && !overwrites && Files.exists(html.get())) {
      throw new OptionException(
          Issue.error(
              "CLI-FILE-EXISTS",
              "the file \"" + html.get() + "\" of --html is there already",
              Location.unknown(),
              "Name another file, or replace this one with --overwrite."));
    }
  }
}
