// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.datum4j.api.model.LabelCategory;
import org.datum4j.runtime.DatasetLocation;
import org.datum4j.runtime.DatasetSummary;
import org.datum4j.runtime.OpenedDataset;
import org.datum4j.runtime.OptionValues;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datum info}. */
@CommandLine.Command(
    name = "info",
    sortOptions = false,
    description = "Show what a dataset holds: items, subsets, labels, annotations.",
    footer = {"", "Examples:", "  datum info coco", "  datum info coco:coco_instances --all", "  datum info -i export.zip --json"})
final class InfoCommand extends Command {
  private static final int FIRST_LABELS = 10;

  @Parameters(arity = "0..1", paramLabel = "PATH[:FORMAT]", description = "A folder, a zip file or an annotation file.")
  Optional<String> target = Optional.empty();

  @Option(names = {"-i", "--input-path"}, paramLabel = "PATH", description = "The same, as convert names it.")
  Optional<Path> input = Optional.empty();

  @Option(names = {"-if", "--input-format"}, paramLabel = "FORMAT", description = "The format. Default: detect it.")
  Optional<String> format = Optional.empty();

  @Option(names = "--import-args", paramLabel = "OPTIONS", description = "Options of the format in one word.")
  String importArguments = "";

  @Option(names = "--all", description = "Show all labels, not just the first ten.")
  boolean showsAll;

  @Option(names = "--json", description = "Print JSON.")
  boolean isJson;

  @Mixin RunOptions runOptions = new RunOptions();

  @Override
  ExitCode run() throws IOException {
    DatasetLocation location =
        Targets.location(input.map(Path::toString).or(() -> target).orElse("."), format)
            .withOptions(OptionValues.ofWords(Words.split(importArguments)));
    ProgressBar bar = new ProgressBar(terminal(), !runOptions.isSilent);
    try (OpenedDataset dataset = datum().open(location, List.of(), Targets.counting(), runOptions.settings(bar))) {
      DatasetSummary summary = DatasetSummary.of(dataset);
      bar.clear();
      StringBuilder issues = new StringBuilder();
      ReportText.appendIssues(issues, dataset.issues());
      if (issues.length() > 0) {
        terminal().say(issues.toString().stripTrailing());
      }
      terminal().result(isJson ? JsonOutput.text(tree(dataset, summary)) : text(dataset, summary));
    }
    return ExitCode.DONE;
  }

  private String text(OpenedDataset dataset, DatasetSummary summary) {
    StringBuilder text = new StringBuilder();
    List<LabelCategory> labels = dataset.schema().categories().labels().labels();
    text.append("format: ").append(dataset.format());
    text.append(String.format(Locale.ROOT, "%nlength: %d", summary.items()));
    text.append(String.format(Locale.ROOT, "%nlabels: %d", labels.size()));
    int shown = showsAll ? labels.size() : Math.min(FIRST_LABELS, labels.size());
    for (int i = 0; i < shown; i++) {
      LabelCategory label = labels.get(i);
      text.append(String.format(Locale.ROOT, "%n  %d %s", i, label.name()));
      text.append(label.parent().isEmpty() ? "" : " (" + label.parent() + ")");
    }
    if (shown < labels.size()) {
      text.append("\n  … ").append(labels.size() - shown).append(" more, see --all");
    }
    text.append("\nsubsets:");
    TextTable subsets = new TextTable();
    summary
        .subsets()
        .forEach(
            (name, counts) ->
                subsets.row(name, counts.items() + " items", counts.instances() + " instances", kinds(counts)));
    text.append('\n').append(subsets.text("  "));
    return text.toString();
  }

  private static String kinds(DatasetSummary.Counts counts) {
    List<String> kinds = new ArrayList<>();
    counts.annotations().forEach((kind, number) -> kinds.add(number + " " + kind.text()));
    return String.join(", ", kinds);
  }

  private Map<String, Object> tree(OpenedDataset dataset, DatasetSummary summary) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", dataset.format());
    tree.put("media type", "image");
    tree.put("length", summary.items());
    List<Object> labels = new ArrayList<>();
    List<LabelCategory> known = dataset.schema().categories().labels().labels();
    for (int i = 0; i < known.size(); i++) {
      Map<String, Object> label = new LinkedHashMap<>();
      label.put("id", (long) i);
      label.put("name", known.get(i).name());
      label.put("parent", known.get(i).parent());
      label.put("attributes", known.get(i).attributes());
      labels.add(label);
    }
    tree.put("categories", Map.of("count", (long) known.size(), "labels", labels));
    List<Object> subsets = new ArrayList<>();
    summary
        .subsets()
        .forEach(
            (name, counts) -> {
              Map<String, Object> subset = new LinkedHashMap<>();
              subset.put("name", name);
              subset.put("length", counts.items());
              subset.put("instances", counts.instances());
              Map<String, Object> kinds = new LinkedHashMap<>();
              counts.annotations().forEach((kind, number) -> kinds.put(kind.text(), number));
              subset.put("annotations", kinds);
              subsets.add(subset);
            });
    tree.put("subsets", subsets);
    return tree;
  }
}
