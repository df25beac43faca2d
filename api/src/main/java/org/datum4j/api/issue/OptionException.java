// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/** An option is unknown, malformed or out of range. */
public class OptionException extends DatumException {
  private static final long serialVersionUID = 1L;

  /** Wraps an issue. */
  public OptionException(Issue issue) {
    super(issue);
  }

  /** Wraps an issue with the failure behind it. */
  public OptionException(Issue issue, @Nullable Throwable cause) {
    super(issue, cause);
  }
}
