// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.Locale;

/** What the rows of label files say of an object. */
public enum YoloTask {
  /** Chosen by what the data holds. */
  AUTO,
  /** {@code class cx cy width height}. */
  DETECT,
  /** {@code class x1 y1 x2 y2 …}: an outline. */
  SEGMENT,
  /** {@code class cx cy width height px1 py1 v1 …}: a box and keypoints. */
  POSE,
  /** {@code class x1 y1 x2 y2 x3 y3 x4 y4}: the corners of a turned box. */
  OBB;

  /** Returns the name as files and command lines write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
