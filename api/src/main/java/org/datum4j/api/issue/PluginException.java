// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

import org.jspecify.annotations.Nullable;

/** A plugin that is needed cannot be used. */
public class PluginException extends DatumException {
  private static final long serialVersionUID = 1L;

  /** Wraps an issue. */
  public PluginException(Issue issue) {
    super(issue);
  }

  /** Wraps an issue with the failure behind it. */
  public PluginException(Issue issue, @Nullable Throwable cause) {
    super(issue, cause);
  }
}
