// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.runtime.Conversion;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RefusedException;
import org.datum4j.runtime.TransformStep;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code datum convert}. */
@CommandLine.Command(
    name = "convert",
    sortOptions = false,
    description = "Convert a dataset to another format.",
    customSynopsis =
        "datum convert [-if FORMAT] [-i PATH] -f FORMAT [-o DIR] [OPTIONS] [-- OPTIONS OF THE OUTPUT FORMAT]",
    footer = {
      "",
      "Examples:",
      "  datum convert -if coco -i coco -f voc -o voc -- --save-media",
      "  datum convert -i export.zip -f yolo_ultralytics -o yolo -- --save-media",
      "  datum convert -i coco -f coco -o small -e '/item/annotation[label=\"dog\"]' --filter-mode i+a",
      "  datum convert -f voc --help        shows the options of voc as well"
    })
final class ConvertCommand extends Command {
  @Option(names = {"-if", "--input-format"}, paramLabel = "FORMAT", description = "The input's format. Default: detect it.")
  Optional<String> inputFormat = Optional.empty();

  @Option(
      names = {"-i", "--input-path"},
      paramLabel = "PATH",
      description = "A folder, a zip file or a single annotation file. Default: the working directory.")
  Path input = Path.of(".");

  @Option(
      names = {"-f", "--output-format"},
      required = true,
      paramLabel = "FORMAT",
      description = "The output's format; datum formats lists all.")
  String outputFormat = "";

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Where to write. Default: INPUT-FORMAT beside the input, numbered when it is taken.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--overwrite", description = "Replace the output folder when it is there and not empty.")
  boolean overwrites;

  @Option(
      names = "--import-args",
      paramLabel = "OPTIONS",
      description = "Options of the input format in one word, for example '--keep-original-category-ids'.")
  String importArguments = "";

  @Option(
      names = {"-e", "--filter"},
      paramLabel = "XPATH",
      description = "Keep what this expression selects; see datum filter.")
  Optional<String> filter = Optional.empty();

  @Option(names = "--filter-mode", paramLabel = "MODE", description = "items (i), annotations (a) or items+annotations (i+a).")
  String filterMode = "items";

  @Option(
      names = {"-t", "--transform"},
      paramLabel = "NAME[:OPTION=VALUE,…]",
      description = "Apply a transform; may be repeated, they work in order.")
  List<String> transforms = new ArrayList<>();

  @Option(names = "--follow-links", description = "Follow links that lead out of the dataset; only for data that you trust.")
  boolean followsLinks;

  @Option(names = "--strict", description = "Write nothing and end with 3 if the output cannot hold everything.")
  boolean isStrict;

  @Option(names = "--dry-run", description = "Do everything but write.")
  boolean isDryRun;

  @Option(
      names = "--link",
      arity = "0..1",
      fallbackValue = "hard",
      paramLabel = "hard|symbolic|copy",
      description = "How saved media come into the output: hard links where possible, symbolic links, or copies (default).")
  RunOptions.Links links = RunOptions.Links.COPY;

  @Option(names = "--json", description = "Print the report as JSON on standard output.")
  boolean isJson;

  @Mixin RunOptions runOptions = new RunOptions();

  @Override
  ExitCode run() throws IOException {
    ExportTarget target =
        ExportTarget.of(output.orElseGet(this::defaultOutput), outputFormat)
            .withOptions(OptionValues.ofWords(pluginWords()))
            .withOverwrites(overwrites)
            .withDryRun(isDryRun)
            .withStrict(isStrict)
            .withLinks(links.mode());
    DatasetLocation location =
        new DatasetLocation(input, inputFormat, OptionValues.ofWords(Words.split(importArguments)), followsLinks);
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    Conversion order =
        new Conversion(location, steps(), target, runOptions.settings(bar));
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

  private List<TransformStep> steps() {
    List<TransformStep> steps = new ArrayList<>();
    filter.ifPresent(expression -> steps.add(TransformStep.filter(expression, filterMode)));
    transforms.forEach(text -> steps.add(TransformStep.parse(text)));
    return steps;
  }

  private void tell(ConversionReport report) throws IOException {
    runOptions.writeReport(report);
    if (isJson) {
      terminal().result(report.toJson());
    }
    terminal().say(new ReportText(report).text());
  }

  /** Returns a name beside the input that is not taken. */
  private Path defaultOutput() {
    Path folder = input.toAbsolutePath().normalize();
    String name = (folder.getFileName() == null ? "dataset" : folder.getFileName()) + "-" + outputFormat;
    return FreeName.of(Path.of(name));
  }

  @Override
  boolean takesPluginWords() {
    return true;
  }

  @Override
  Optional<OptionSpec> pluginOption(List<String> words, String name) {
    Optional<String> format = Words.valueOf(words, "-f", "--output-format");
    try {
      return format.flatMap(known -> host().exporter(known).options().find(name));
    } catch (DatumException told) {
      // The command itself meets the same trouble in a moment and tells it better.
      return Optional.empty();
    }
  }

  @Override
  String pluginHelp(List<String> words) {
    StringBuilder help = new StringBuilder();
    Words.valueOf(words, "-f", "--output-format")
        .ifPresent(
            name -> help.append(OptionHelp.text("Options of the output format " + name, host().exporter(name).options())));
    Words.valueOf(words, "-if", "--input-format")
        .ifPresent(
            name ->
                help.append(help.length() == 0 ? "" : "\n")
                    .append(
                        OptionHelp.text(
                            "Options of the input format " + name + ", for --import-args",
                            host().importer(name).options())));
    return help.toString();
  }
}
