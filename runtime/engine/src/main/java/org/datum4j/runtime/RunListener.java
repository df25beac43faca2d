// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import org.datum4j.api.issue.Issue;

/** Hears of a run while it goes on. Called by the run's threads, one at a time; must be quick. */
public interface RunListener {
  /** A listener that does nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * Hears how far a step has come; at most some times a second, and once when the step is complete.
   *
   * @param step what is going on, in the user's words
   * @param done how much of it, in any unit
   * @param total the whole, or 0 when it is not known
   */
  default void progressed(String step, long done, long total) {}

  /** Hears of an issue as it comes, in no certain order; the report has them in order. */
  default void reported(Issue issue) {}
}
