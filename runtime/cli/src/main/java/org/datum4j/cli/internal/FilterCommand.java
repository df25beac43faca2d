// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cli.internal;

import java.io.IOException;
import java.util.List;
import org.datum4j.runtime.ConversionReport;
import org.datum4j.runtime.TransformStep;
import org.datum4j.runtime.filter.FilterTransform;
import org.datum4j.runtime.project.ProjectStage;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code datum filter}. */
@CommandLine.Command(
    name = "filter",
    sortOptions = false,
    description = "Keep the items or annotations that an XPath expression selects.",
    customSynopsis = "datum filter -e XPATH [-m MODE] [-o DIR] [OPTIONS] PATH[:FORMAT]",
    footer = {
      "",
      "An item looks like this to the expression:",
      "  /item: id, subset, image (width, height, has_data, path), its attributes, annotation …",
      "  annotation: id, type, group, label, label_id, its attributes, and by type",
      "    bbox: x y w h area     polygon, polyline, points: bbox (x y w h area), area, point (x y)",
      "    mask: bbox, area       ellipse: x1 y1 x2 y2 area      caption: caption",
      "",
      "Examples:",
      "  datum filter -e '/item[subset=\"train\" and image/width>640]' -o wide coco",
      "  datum filter -m a -e '/item/annotation[label=\"cat\" and area>400]' -o cats coco:coco",
      "  datum filter -m i+a -e '/item/annotation[occluded=\"True\"]' --dry-run coco"
    })
final class FilterCommand extends RewriteCommand {
  @Option(names = {"-e", "--filter"}, required = true, paramLabel = "XPATH", description = "What to keep.")
  String expression = "";

  @Option(
      names = {"-m", "--mode", "--filter-mode"},
      paramLabel = "MODE",
      description = "What the expression selects: items (i), annotations (a) or items+annotations (i+a).")
  String mode = "items";

  @Option(names = "--dry-run", description = "Count what would be kept, and write nothing.")
  boolean isDryRun;

  @Override
  ExitCode run() throws IOException {
    return recordsStages() ? ExitCode.DONE : rewrite(input(), isDryRun);
  }

  @Override
  void tell(ConversionReport report) throws IOException {
    super.tell(report);
    if (report.items() == 0) {
      terminal().say("warning: the filter \"" + expression + "\" selects nothing [FILTER-SELECTS-NOTHING]");
      terminal().say("  Check names and spelling; datum filter --help shows what an item looks like to it.");
    }
  }

  @Override
  List<TransformStep> steps() {
    return List.of(TransformStep.filter(expression, mode));
  }

  @Override
  List<ProjectStage> stages() {
    return List.of(new ProjectStage(FilterTransform.NAME, List.of("--expression", expression, "--mode", mode)));
  }

  @Override
  String verb() {
    return "filter";
  }
}
