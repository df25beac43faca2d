// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/** A dataset cannot be read. */
public class ImportException extends DatumException {
  private static final long serialVersionUID = 1L;

  /** Wraps an issue. */
  public ImportException(Issue issue) {
    super(issue);
  }

  /** Wraps an issue with the failure behind it. */
  public ImportException(Issue issue, @Nullable Throwable cause) {
    super(issue, cause);
  }
}
