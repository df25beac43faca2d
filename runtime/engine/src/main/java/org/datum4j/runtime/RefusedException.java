// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

import org.datum4j.api.issue.ExportException;
import org.datum4j.api.issue.Issue;

/** An output was refused because something would be lost and the caller is strict. Nothing was written. */
public final class RefusedException extends ExportException {
  private static final long serialVersionUID = 1L;

  /** Not serialised: it may refer to values of plugins. */
  private final transient ConversionReport report;

  /** Wraps the issue and what the run found. */
  public RefusedException(Issue issue, ConversionReport report) {
    super(issue);
    this.report = report;
  }

  /** Returns what the run found; its losses are why it was refused. */
  public ConversionReport report() {
    return report;
  }
}
