// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.model;

/** Whether a keypoint is labelled and seen; the ordinal is the number that COCO writes. */
public enum Visibility {
  /** Not labelled; its coordinates mean nothing. */
  ABSENT,
  /** Labelled but covered. */
  HIDDEN,
  /** Labelled and seen. */
  VISIBLE
}
