// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin.internal;

import org.datum4j.runtime.plugin.PluginProblem;
import org.jspecify.annotations.Nullable;

/** Carries a problem out of PF4J's calls to the host. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PluginProblem problem;

  ProblemException(PluginProblem problem, @Nullable Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  /** Returns the problem. */
  public PluginProblem problem() {
    return problem;
  }
}
