// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

/** Which pixels of a mask count as neighbours; holes are connected the other way. */
public enum Connectivity {
  /** Pixels that share a side; pixels that only touch at a corner become two shapes. */
  FOUR,
  /** Pixels that share a side or a corner; as in OpenCV. */
  EIGHT
}
