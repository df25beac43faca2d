// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.issue.Severity;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.Run;

/**
 * A run of nobody's: it ends at the first error; images that cannot be read show in the statistics themselves.
 *
 * @param demand what is used
 */
record PlainRun(Demand demand) implements Run {
  @Override
  public IssueSink issues() {
    return issue -> {
      if (issue.severity() == Severity.ERROR) {
        throw new ImportException(issue);
      }
    };
  }

  @Override
  public LossLedger losses() {
    return (loss, item, objectId, count) -> {};
  }

  @Override
  public void progress(String step, long done, long total) {}

  @Override
  public void checkCancelled() {}

  @Override
  public int threads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
