// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datum4j.api.geometry.Rle;
import org.datum4j.api.model.Common;
import org.datum4j.kit.image.FlatColumns;
import org.jspecify.annotations.Nullable;

/**
 * Turns mask files into masks: one for each number of the object mask, whose class is the highest among its pixels; and
 * one for each class of pixels that belong to no object.
 */
final class VocMasks {
  private VocMasks() {}

  /**
   * A mask.
   *
   * @param number the object's number, 0 for none
   * @param labelIndex the class, or none
   * @param rle the pixels
   */
  record Part(int number, int labelIndex, Rle rle) {}

  /** Returns the masks of a class mask alone, the background's too. */
  static List<Part> ofClasses(VocIndexPlane classes) {
    List<Part> parts = new ArrayList<>();
    VocRunBook.masks(classes).forEach((label, rle) -> parts.add(new Part(0, label, rle)));
    return parts;
  }

  /** Returns the masks of an object mask alone; they have no class. */
  static List<Part> ofObjects(VocIndexPlane objects) {
    List<Part> parts = new ArrayList<>();
    VocRunBook.masks(objects).forEach((number, rle) -> {
      if (number != 0) {
        parts.add(new Part(number, Common.NO_LABEL, rle));
      }
    });
    return parts;
  }

  /** Returns the masks of both; they have one size. */
  static List<Part> of(VocIndexPlane classes, VocIndexPlane objects) {
    int height = objects.height();
    int width = objects.width();
    VocRunBook numbered = new VocRunBook(height, width);
    VocRunBook loose = new VocRunBook(height, width);
    Map<Integer, Integer> labels = new HashMap<>();
    new FlatColumns(width, height, objects::change, classes::change).walk(
        (x, rows, from, to) -> {
          int start = 0;
          for (int i = from; i <= to; i++) {
            int end = i < to ? rows[i] : height;
            int number = objects.at(x, start);
            int label = classes.at(x, start);
            boolean isGoingOn =
                i < to && objects.at(x, end) == number && classes.at(x, end) == label;
            if (isGoingOn || end == start) {
              continue;
            }
            if (number != 0) {
              labels.merge(number, label, Math::max);
              numbered.add(number, x * height + start, x * height + end);
            } else if (label > 0) {
              loose.add(label, x * height + start, x * height + end);
            }
            start = end;
          }
        });
    List<Part> parts = new ArrayList<>();
    numbered.masks().forEach((number, rle) -> {
      Integer label = labels.get(number);
      if (isOfSomebody(label)) {
        parts.add(new Part(number, label, rle));
      }
    });
    loose.masks().forEach((label, rle) -> parts.add(new Part(0, label, rle)));
    return parts;
  }

  private static boolean isOfSomebody(@Nullable Integer label) {
    return label != null && label != VocIndexPlane.NONE;
  }
}
