// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

import java.util.Locale;

/** What a plugin offers under a name. */
public enum Role {
  IMPORT,
  EXPORT,
  TRANSFORM;

  /** Returns the word for it in messages and catalogue entries, for example {@code import}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
