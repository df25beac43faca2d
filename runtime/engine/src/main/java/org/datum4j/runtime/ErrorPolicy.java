// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime;

/** What happens at an object that cannot be read or written as it is. */
public enum ErrorPolicy {
  /** The run ends; nothing is written. */
  FAIL,
  /** The object is left out and reported. */
  SKIP
}
