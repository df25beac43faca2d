// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/** A dataset cannot be written. */
public class ExportException extends DatumException {
  private static final long serialVersionUID = 1L;

  /** Wraps an issue. */
  public ExportException(Issue issue) {
    super(issue);
  }

  /** Wraps an issue with the failure behind it. */
  public ExportException(Issue issue, @Nullable Throwable cause) {
    super(issue, cause);
  }
}
