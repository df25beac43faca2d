// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.List;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Severity;

/**
 * The issues of one code in a run.
 *
 * @param code the code
 * @param severity the worst severity that came with it
 * @param count how often it came
 * @param samples the first ones by place in the dataset, whatever the order in which they were found
 */
public record IssueSummary(String code, Severity severity, long count, List<Issue> samples) {
  /** Copies the list. */
  public IssueSummary {
    samples = List.copyOf(samples);
  }
}
