// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;
import org.datum4j.api.issue.OptionException;
import org.datum4j.api.option.OptionSpec;
import org.datum4j.runtime.OptionValues;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.project.ProjectStage;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code datum transform}. */
@CommandLine.Command(
    name = "transform",
    sortOptions = false,
    description = "Change a dataset with one transform or several in a row.",
    customSynopsis = "datum transform -t NAME[:OPTION=VALUE,…] … [-o DIR] [OPTIONS] PATH[:FORMAT] [-- OPTIONS OF THE TRANSFORM]",
    footer = {
      "",
      "Examples:",
      "  datum transform -t random_split -o split coco -- -s train:0.8 -s val:0.2 --seed 7",
      "  datum transform -t polygons_to_masks -t resize:dw=640,dh=480 -o small coco:coco",
      "  datum transform -t remap_labels --help     shows the options of remap_labels as well"
    })
final class TransformCommand extends RewriteCommand {
  @Option(
      names = {"-t", "--transform"},
      required = true,
      paramLabel = "NAME[:OPTION=VALUE,…]",
      description = "The transform; several work in order. datum formats lists all.")
  List<String> transforms = new ArrayList<>();

  @Override
  ExitCode run() throws IOException {
    return recordsStages() ? ExitCode.DONE : rewrite(input(), false);
  }

  @Override
  List<TransformStep> steps() {
    return steps(transforms, pluginWords());
  }

  /** Reads steps; words after {@code --} belong to the only one. */
  static List<TransformStep> steps(List<String> transforms, List<String> pluginWords) {
    List<TransformStep> steps = new ArrayList<>();
    transforms.forEach(text -> steps.add(TransformStep.parse(text)));
    if (pluginWords.isEmpty()) {
      return steps;
    }
    if (steps.size() != 1 || !steps.get(0).options().isEmpty()) {
      throw new OptionException(
          Issue.error(
              "CLI-TRANSFORM-OPTIONS",
              "it is not clear which transform the options after -- belong to",
              Location.unknown(),
              "Write the options with each transform, as -t NAME:option=value."));
    }
    return List.of(new TransformStep(steps.get(0).name(), OptionValues.ofWords(pluginWords)));
  }

  @Override
  List<ProjectStage> stages() {
    return steps().stream().map(step -> new ProjectStage(step.name(), step.options().words())).toList();
  }

  @Override
  String verb() {
    return "transform";
  }

  @Override
  boolean takesPluginWords() {
    return true;
  }

  @Override
  Optional<OptionSpec> pluginOption(List<String> words, String name) {
    try {
      return transformName(words).flatMap(known -> host().transform(known).options().find(name));
    } catch (DatumException told) {
      // The command itself meets the same trouble in a moment and tells it better.
      return Optional.empty();
    }
  }

  @Override
  String pluginHelp(List<String> words) {
    return transformName(words)
        .map(name -> OptionHelp.text("Options of the transform " + name, host().transform(name).options()))
        .orElse("");
  }

  private static Optional<String> transformName(List<String> words) {
    return Words.valueOf(words, "-t", "--transform").map(text -> text.split(":", 2)[0]);
  }
}
