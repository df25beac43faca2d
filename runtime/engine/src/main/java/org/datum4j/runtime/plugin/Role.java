// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.plugin;

/** What a plugin offers under a name. */
public enum Role {
  IMPORT,
  EXPORT,
  TRANSFORM
}
