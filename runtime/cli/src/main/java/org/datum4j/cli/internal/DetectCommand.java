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
import org.datum4j.api.detect.Detection;
import org.datum4j.runtime.DetectionCandidate;
import org.datum4j.runtime.DetectionReport;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datum detect}. */
@CommandLine.Command(
    name = "detect",
    sortOptions = false,
    description = "Tell a dataset's format, and why. Ends with 4 when several formats fit or, by a look at it, none.",
    footer = {
      "",
      "Examples:",
      "  datum detect coco",
      "  datum detect export.zip --show-rejections",
      "  datum detect coco --json"
    })
final class DetectCommand extends Command {
  @Parameters(arity = "0..1", paramLabel = "PATH", description = "A folder, a zip file or an annotation file.")
  Path input = Path.of(".");

  @Option(names = "--show-rejections", description = "Name the formats that were nearly right, too.")
  boolean showsRejections;

  @Option(names = "--json-report", paramLabel = "FILE", description = "Write the findings as JSON.")
  Optional<Path> reportFile = Optional.empty();

  @Option(names = "--json", description = "Print the findings as JSON on standard output.")
  boolean isJson;

  @Option(names = "--depth", paramLabel = "N", description = "How many wrapping folders to look through. Default: 2.")
  int depth = 2;

  @Override
  ExitCode run() throws IOException {
    Optional<OutputFile> file = reportFile.map(path -> new OutputFile(path, "--json-report"));
    file.ifPresent(OutputFile::check);
    DetectionReport report = datum().detect(input, depth);
    if (file.isPresent()) {
      file.get().write(json(report) + "\n");
    }
    if (isJson) {
      terminal().result(json(report));
    } else {
      tell(report);
    }
    // A report was asked for by a script: it holds the answer, whatever it is.
    boolean isClear = report.chosen().isPresent() || reportFile.isPresent();
    return isClear ? ExitCode.DONE : ExitCode.NOT_DETECTED;
  }

  private void tell(DetectionReport report) {
    List<DetectionCandidate> best = report.best();
    if (best.size() == 1) {
      terminal().result("Detected format: " + best.get(0).format());
      terminal().result(evidence(best.get(0)));
    } else if (best.isEmpty()) {
      terminal().result("Unable to detect the format");
    } else {
      terminal().result("Ambiguous dataset; detected the following formats:\n");
      best.forEach(one -> terminal().result("- " + one.format() + "\n" + evidence(one)));
      terminal().result("\nThey fit equally well. Name the one that is meant, for example -if " + best.get(0).format());
    }
    if (best.isEmpty() || showsRejections) {
      List<DetectionCandidate> near = report.nearMisses();
      near.stream().limit(showsRejections ? near.size() : 3).forEach(one -> terminal().result(miss(one)));
      if (showsRejections) {
        report.candidates().stream()
            .skip(best.size())
            .forEach(one -> terminal().result("Less likely: " + one.format() + "\n" + evidence(one)));
      }
    }
    report.issues().forEach(issue -> terminal().say("warning: " + issue.text()));
  }

  private static String evidence(DetectionCandidate one) {
    List<String> lines = new ArrayList<>();
    String place = one.root().isEmpty() ? "" : " in " + one.root();
    lines.add("  " + one.detection().confidence().name().toLowerCase(Locale.ROOT) + place);
    one.detection().found().forEach(found -> lines.add("  + " + found));
    one.detection().missing().forEach(missing -> lines.add("  - missing: " + missing));
    return String.join("\n", lines);
  }

  private static String miss(DetectionCandidate one) {
    List<String> lines = new ArrayList<>();
    lines.add("Almost " + one.format() + ":");
    one.detection().found().forEach(found -> lines.add("  + " + found));
    one.detection().missing().forEach(missing -> lines.add("  - missing: " + missing));
    return String.join("\n", lines);
  }

  private static String json(DetectionReport report) {
    Map<String, Object> rejected = new LinkedHashMap<>();
    for (DetectionCandidate miss : report.nearMisses()) {
      rejected.put(
          miss.format(),
          Map.of(
              "reason",
              "unmet_requirements",
              "message",
              "missing: " + String.join(", ", miss.detection().missing())));
    }
    report.candidates().stream()
        .skip(report.best().size())
        .forEach(
            other ->
                rejected.put(
                    other.format(),
                    Map.of(
                        "reason",
                        "insufficient_confidence",
                        "message",
                        "another format (" + report.best().get(0).format() + ") was matched with more confidence")));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("detected_formats", report.best().stream().map(DetectionCandidate::format).sorted().toList());
    tree.put("rejected_formats", rejected);
    List<Object> candidates = new ArrayList<>();
    report.candidates().forEach(one -> candidates.add(tree(one)));
    tree.put("candidates", candidates);
    return JsonOutput.text(tree);
  }

  private static Map<String, Object> tree(DetectionCandidate one) {
    Detection detection = one.detection();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", one.format());
    tree.put("confidence", detection.confidence().name().toLowerCase(Locale.ROOT));
    tree.put("root", one.root());
    tree.put("found", detection.found());
    tree.put("missing", detection.missing());
    return tree;
  }
}
