// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/** A format is not, or not uniquely, detected. */
public class DetectionException extends DatumException {
  private static final long serialVersionUID = 1L;

  /** Wraps an issue. */
  public DetectionException(Issue issue) {
    super(issue);
  }

  /** Wraps an issue with the failure behind it. */
  public DetectionException(Issue issue, @Nullable Throwable cause) {
    super(issue, cause);
  }
}
