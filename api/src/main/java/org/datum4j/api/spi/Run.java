// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.spi;

import org.datum4j.api.issue.IssueSink;
import org.datum4j.api.issue.LossLedger;

/** What one run of the host offers to everything that takes part in it. Safe for use by several threads. */
public interface Run {
  /** Returns where troubles are told. */
  IssueSink issues();

  /** Returns where losses are noted. */
  LossLedger losses();

  /**
   * Tells how far a long step has come.
   *
   * @param step what is going on, in the user's words, for example {@code indexing instances_train2017.json}
   * @param done how much of it, in any unit
   * @param total the whole, or 0 when it is not known
   */
  void progress(String step, long done, long total);

  /**
   * Ends the run when its owner wants so. Long loops call it now and then; it is cheap.
   *
   * @throws org.datum4j.api.issue.CancelledException if the run is to end
   */
  void checkCancelled();

  /** Returns how many threads the run may use, at least 1. Results never depend on it. */
  int threads();

  /**
   * Returns what the run will use, so that a source need not make the rest.
   *
   * @see Demand
   */
  Demand demand();
}
