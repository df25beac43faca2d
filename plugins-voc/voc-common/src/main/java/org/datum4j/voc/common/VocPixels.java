// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Annotation;
import org.jspecify.annotations.Nullable;

/** A mask to be painted. */
final class VocPixels {
  final Annotation source;
  final Rle rle;

  /** Index in class masks: 0 for the background, which erases; -1 without label. */
  final int classIndex;

  /** The object that it belongs to, if one is written. */
  final @Nullable VocBox box;

  /** Index in object masks, once it is known. */
  int number;

  VocPixels(Annotation source, Rle rle, int classIndex, @Nullable VocBox box) {
    this.source = source;
    this.rle = rle;
    this.classIndex = classIndex;
    this.box = box;
  }
}
