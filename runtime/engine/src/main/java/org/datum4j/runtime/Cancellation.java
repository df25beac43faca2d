// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

/** Ends a run from another thread. */
public final class Cancellation {
  private volatile boolean isCancelled;

  /** Makes one that is not used yet. */
  public Cancellation() {}

  /** Asks the run to end; it does so soon, and leaves nothing behind. */
  public void cancel() {
    isCancelled = true;
  }

  /** Says whether the run was asked to end. */
  public boolean isCancelled() {
    return isCancelled;
  }
}
