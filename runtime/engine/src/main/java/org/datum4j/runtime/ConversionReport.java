// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.model.AnnotationType;
import org.datum4j.runtime.internal.run.ReportJson;

/**
 * What a conversion did.
 *
 * @param inputFormat the format that was read, or the empty text when the dataset came from memory
 * @param outputFormat the format that was written
 * @param output the output folder
 * @param isDryRun whether nothing was written
 * @param items number of items written
 * @param images number of items with an image, be it only a name
 * @param instances number of instances; shapes of one group are one
 * @param annotations numbers of annotations by kind, as they reached the exporter
 * @param subsets numbers for each subset, by name
 * @param files number of files written
 * @param issues what was told, the worst first
 * @param losses what the output does not hold
 * @param elapsed how long it took
 */
public record ConversionReport(
    String inputFormat,
    String outputFormat,
    Path output,
    boolean isDryRun,
    long items,
    long images,
    long instances,
    Map<AnnotationType, Long> annotations,
    List<SubsetCount> subsets,
    long files,
    List<IssueSummary> issues,
    List<LossSummary> losses,
    Duration elapsed) {
  /** Copies the collections. */
  public ConversionReport {
    EnumMap<AnnotationType, Long> counts = new EnumMap<>(AnnotationType.class);
    counts.putAll(annotations);
    annotations = Collections.unmodifiableMap(counts);
    subsets = List.copyOf(subsets);
    issues = List.copyOf(issues);
    losses = List.copyOf(losses);
  }

  /** Returns the report as one JSON object. */
  public String toJson() {
    return ReportJson.of(this);
  }

  /**
   * What was written of a subset.
   *
   * @param subset the name
   * @param items number of items
   * @param annotations number of annotations
   * @param instances number of instances
   */
  public record SubsetCount(String subset, long items, long annotations, long instances) {}
}
