// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import java.util.Objects;

/**
 * What the owner of a run decides.
 *
 * @param policy what happens at an error
 * @param threads how many threads may work, at least 1
 * @param listener who hears of the run
 * @param cancellation what ends it
 */
public record RunSettings(ErrorPolicy policy, int threads, RunListener listener, Cancellation cancellation) {
  /** Checks the parts. */
  public RunSettings {
    Objects.requireNonNull(policy);
    Objects.requireNonNull(listener);
    Objects.requireNonNull(cancellation);
    if (threads < 1) {
      throw new IllegalArgumentException("the number of threads is " + threads + ", expected 1 or more");
    }
  }

  /** Fails at the first error, one thread, unheard. */
  public static RunSettings defaults() {
    return new RunSettings(ErrorPolicy.FAIL, 1, RunListener.NONE, new Cancellation());
  }

  /** Fails at the first error, one thread for each processor, unheard. */
  public static RunSettings forAllProcessors() {
    return defaults().withThreads(Runtime.getRuntime().availableProcessors());
  }

  /** Returns a copy with another policy. */
  public RunSettings withPolicy(ErrorPolicy changed) {
    return new RunSettings(changed, threads, listener, cancellation);
  }

  /** Returns a copy with another number of threads. */
  public RunSettings withThreads(int changed) {
    return new RunSettings(policy, changed, listener, cancellation);
  }

  /** Returns a copy with another listener. */
  public RunSettings withListener(RunListener changed) {
    return new RunSettings(policy, threads, changed, cancellation);
  }

  /** Returns a copy that another switch ends. */
  public RunSettings withCancellation(Cancellation changed) {
    return new RunSettings(policy, threads, listener, changed);
  }
}
