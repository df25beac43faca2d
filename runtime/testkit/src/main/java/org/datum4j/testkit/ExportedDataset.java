// SPDX-License-Identifier: Apache-2.0
package org.datum4j.testkit;

import java.nio.file.Path;
import java.util.List;
import org.datum4j.runtime.IssueSummary;
import org.datum4j.runtime.LossSummary;

/**
 * A dataset that was written.
 *
 * @param folder where it is
 * @param issues what was told while writing
 * @param losses what the exporter noted as lost
 */
public record ExportedDataset(Path folder, List<IssueSummary> issues, List<LossSummary> losses) {
  /** Copies the lists. */
  public ExportedDataset {
    issues = List.copyOf(issues);
    losses = List.copyOf(losses);
  }

  /** Returns the codes of the losses, sorted. */
  public List<String> lossCodes() {
    return losses.stream().map(loss -> loss.loss().code()).toList();
  }
}
