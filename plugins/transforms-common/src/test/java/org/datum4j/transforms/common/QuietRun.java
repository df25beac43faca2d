// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.common;

import org.datum4j.api.issue.DatumException;
import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.LossLedger;
import org.datum4j.api.spi.Demand;
import org.datum4j.api.spi.Run;

/** A run that stops at the first issue and is never cancelled. */
final class QuietRun implements Run {
  @Override
  public IssueSink issues() {
    return issue -> {
      throw new DatumException(issue);
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
    return 1;
  }

  @Override
  public Demand demand() {
    return Demand.everything();
  }
}
