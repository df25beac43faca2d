// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.datum4j.api.issue.DetectionException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/**
 * What was found out about an input.
 *
 * <p>The candidate with the highest confidence is the answer. Several with the highest one are a tie, and then there is no
 * answer: only the user knows. A folder inside the input counts only if it gives a higher confidence than those above it.
 *
 * @param input what was looked at
 * @param candidates the formats that it may have, the best first
 * @param nearMisses formats for which something is missing, the nearest first
 * @param issues importers that failed to say
 */
public record DetectionReport(
    Path input, List<DetectionCandidate> candidates, List<DetectionCandidate> nearMisses, List<Issue> issues) {
  /** Copies the lists. */
  public DetectionReport {
    candidates = List.copyOf(candidates);
    nearMisses = List.copyOf(nearMisses);
    issues = List.copyOf(issues);
  }

  /** Returns the candidates with the highest confidence: none, the answer, or a tie. */
  public List<DetectionCandidate> best() {
    return candidates.stream()
        .filter(candidate -> candidate.detection().confidence() == candidates.get(0).detection().confidence())
        .toList();
  }

  /** Returns the format, if it is clear. */
  public Optional<DetectionCandidate> chosen() {
    List<DetectionCandidate> best = best();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /**
   * Returns the format.
   *
   * @throws DetectionException if there is none or a tie; it says what was found and what is missing
   */
  public DetectionCandidate orElseThrow() {
    List<DetectionCandidate> best = best();
    if (best.size() == 1) {
      return best.get(0);
    }
    throw new DetectionException(best.isEmpty() ? none() : ambiguous(best));
  }

  private Issue none() {
    String near =
        nearMisses.stream()
            .limit(3)
            .map(
                miss ->
                    "; almost " + miss.format() + ": " + String.join(", ", miss.detection().missing())
                        + (miss.detection().missing().size() == 1 ? " is missing" : " are missing"))
            .collect(Collectors.joining());
    return Issue.error(
        "DETECT-FORMAT-NONE",
        "no format fits \"" + input + "\"" + near,
        Location.unknown(),
        "Name the format with -if, or the folder that the dataset itself lies in; datum formats lists all formats.");
  }

  private Issue ambiguous(List<DetectionCandidate> best) {
    String formats =
        best.stream()
            .map(one -> one.format() + " (" + String.join(", ", one.detection().found()) + ")")
            .collect(Collectors.joining(" and "));
    return Issue.error(
        "DETECT-FORMAT-AMBIGUOUS",
        "\"" + input + "\" could be " + formats,
        Location.unknown(),
        "Name the format, for example -if " + best.get(0).format() + ".");
  }
}
