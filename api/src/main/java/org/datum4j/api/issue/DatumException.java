// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The root of all failures that a user can understand; it carries the issue that says what, where and how to mend. */
public class DatumException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Not serialised: it may refer to values of plugins. */
  private final transient Issue issue;

  /** Wraps an issue. */
  public DatumException(Issue issue) {
    this(issue, null);
  }

  /** Wraps an issue with the failure behind it. */
  public DatumException(Issue issue, @Nullable Throwable cause) {
    super(issue.text(), cause);
    this.issue = Objects.requireNonNull(issue);
  }

  /** Returns what went wrong. */
  public Issue issue() {
    return issue;
  }
}
