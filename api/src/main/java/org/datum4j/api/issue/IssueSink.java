// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

/** Takes issues from importers, transforms and exporters. Safe for use by several threads. */
@FunctionalInterface
public interface IssueSink {
  /**
   * Takes an issue. When an {@link Severity#ERROR} is taken and this method returns, the caller leaves the faulty object
   * out and goes on; the sink has noted that.
   *
   * @throws DatumException if the run is to stop at this issue
   */
  void report(Issue issue);
}
