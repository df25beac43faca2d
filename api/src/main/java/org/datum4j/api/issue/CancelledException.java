// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/** The run was cancelled by its owner. */
public class CancelledException extends DatumException {
  private static final long serialVersionUID = 1L;

  /** Wraps an issue. */
  public CancelledException(Issue issue) {
    super(issue);
  }

  /** Wraps an issue with the failure behind it. */
  public CancelledException(Issue issue, @Nullable Throwable cause) {
    super(issue, cause);
  }
}
