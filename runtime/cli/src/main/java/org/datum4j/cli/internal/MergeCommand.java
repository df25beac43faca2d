// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.ExportTarget;
import org.datum4j.runtime.MergeReport;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.RefusedException;
import org.datum4j.runtime.merge.GroupRule;
import org.datum4j.runtime.merge.MergeOptions;
import org.datum4j.runtime.merge.MergePolicy;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datum merge}. */
@CommandLine.Command(
    name = "merge",
    sortOptions = false,
    description = "Make one dataset of several, with merge_report.json beside it.",
    customSynopsis =
        "datum merge [-m POLICY] [-f FORMAT] [-o DIR] [OPTIONS] PATH[:FORMAT] PATH[:FORMAT] … [-- OPTIONS OF THE OUTPUT FORMAT]",
    footer = {
      "",
      "Policies; labels are joined by name in union and intersect:",
      "  union      keep all items; where ids clash they become x-0, x-1 …",
      "  intersect  items of one id become one; annotations that agree are merged by votes",
      "  exact      items of one id become one; images, attributes and labels must be the same",
      "",
      "Examples:",
      "  datum merge -o all coco1:coco coco2:coco -- --save-media",
      "  datum merge -m intersect --quorum 2 -iou 0.5 -o agreed anna:voc bert:voc cleo:voc",
      "  datum merge -g 'person,hand?,head' -f coco -o all one two"
    })
final class MergeCommand extends Command {
  private static final String DEFAULT_FORMAT = "datumaro";
  private static final String[] FORMAT_NAMES = {"-f", "--format", "--output-format"};

  @Parameters(arity = "0..*", paramLabel = "PATH[:FORMAT]", description = "The datasets, two or more.")
  List<String> targets = new ArrayList<>();

  @Option(names = {"-m", "--merge-policy"}, paramLabel = "POLICY", description = "union, intersect or exact. Default: union.")
  String policy = "union";

  @Option(names = {"-f", "--format", "--output-format"}, paramLabel = "FORMAT", description = "The output's format. Default: datumaro.")
  String format = DEFAULT_FORMAT;

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Where to write. Default: merged, numbered when it is taken.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--overwrite", description = "Replace the output folder, as a whole and only when all went well.")
  boolean overwrites;

  @Option(
      names = {"-iou", "--iou-thresh"},
      paramLabel = "SHARE",
      description = "intersect: from which agreement on shapes may be one object, 0 to 1. Default: 0.25.")
  double iouThreshold = 0.25;

  @Option(
      names = {"-oconf", "--output-conf-thresh"},
      paramLabel = "SHARE",
      description = "intersect: leave out annotations of a lower score, 0 to 1. Default: 0.")
  double outputConfidence;

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "intersect: how many votes a label or an attribute needs. Default: 0.")
  int quorum;

  @Option(
      names = {"-g", "--groups"},
      paramLabel = "LABELS",
      description = "Report groups that lack one of these labels or have others; ? marks those that may be missing. May be repeated.")
  List<String> groups = new ArrayList<>();

  @Option(names = "--strict", description = "Write nothing and end with 3 if the output cannot hold everything.")
  boolean isStrict;

  @Option(names = "--dry-run", description = "Do everything but write.")
  boolean isDryRun;

  @Mixin RunOptions runOptions = new RunOptions();

  @Override
  ExitCode run() throws IOException {
    MergeOptions options =
        MergeOptions.of(MergePolicy.of(policy))
            .withIouThreshold(iouThreshold)
            .withOutputConfidence(outputConfidence)
            .withQuorum(quorum)
            .withGroups(groups.stream().map(GroupRule::parse).toList());
    List<DatasetLocation> inputs =
        targets.stream().map(word -> Targets.location(word, Optional.empty())).toList();
    ExportTarget to =
        ExportTarget.of(output.orElseGet(() -> FreeName.of(Path.of("merged"))), format)
            .withOptions(OptionValues.ofWords(pluginWords()))
            .withOverwrites(overwrites)
            .withDryRun(isDryRun)
            .withStrict(isStrict);
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    try {
      MergeReport report = datum().merge(inputs, options, to, runOptions.settings(bar));
      bar.clear();
      tell(report);
      return ExitCode.DONE;
    } catch (RefusedException refused) {
      bar.clear();
      terminal().say(new ReportText(refused.report()).text());
      throw refused;
    } finally {
      bar.clear();
    }
  }

  private void tell(MergeReport report) throws IOException {
    runOptions.writeReport(report.conversion());
    terminal().say(new ReportText(report.conversion()).text());
    TextTable found = new TextTable();
    report.counts().forEach((kind, count) -> found.row(kind.text(), count));
    if (!found.isEmpty()) {
      terminal().say("found, see merge_report.json:\n" + found.text("  "));
    }
  }

  @Override
  boolean takesPluginWords() {
    return true;
  }

  @Override
  Optional<OptionSpec> pluginOption(List<String> words, String name) {
    try {
      String known = Words.valueOf(words, FORMAT_NAMES).orElse(DEFAULT_FORMAT);
      return host().exporter(known).options().find(name);
    } catch (DatumException told) {
      // The command itself meets the same trouble in a moment and tells it better.
      return Optional.empty();
    }
  }

  @Override
  String pluginHelp(List<String> words) {
    return Words.valueOf(words, FORMAT_NAMES)
        .map(name -> OptionHelp.text("Options of the output format " + name, host().exporter(name).options()))
        .orElse("");
  }
}
