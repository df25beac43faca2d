// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.issue;

/** How bad an {@link Issue} is. */
public enum Severity {
  /** Worth knowing; nothing is wrong. */
  INFO,
  /** Odd, but its meaning is clear and the result is right. */
  WARNING,
  /** The thing cannot be read or written as it is. The run stops, or leaves the thing out, as the user chose. */
  ERROR
}
