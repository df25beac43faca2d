// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.project;

/** How a source looks now, compared with when it was taken in. */
public enum SourceState {
  /** As it was. */
  SAME,
  /** Files were added, taken away or written since. */
  CHANGED,
  /** Its folder or file is not there. */
  VANISHED
}
