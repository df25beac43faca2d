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
    Both both = new Both(classes, objects);
    new FlatColumns(objects.width(), objects.height(), objects::change, classes::change).walk(both);
    List<Part> parts = new ArrayList<>();
    both.numbered.masks().forEach((number, rle) -> {
      Integer label = both.labels.get(number);
      if (isOfSomebody(label)) {
        parts.add(new Part(number, label, rle));
      }
    });
    both.loose.masks().forEach((label, rle) -> parts.add(new Part(0, label, rle)));
    return parts;
  }

  private static boolean isOfSomebody(@Nullable Integer label) {
    return label != null && label != VocIndexPlane.NONE;
  }

  /** Gathers the runs of equal pixels in both images, column by column. */
  private static final class Both implements FlatColumns.Sink {
    private final VocIndexPlane classes;
    private final VocIndexPlane objects;
    private final int height;
    private final VocRunBook numbered;
    private final VocRunBook loose;
    private final Map<Integer, Integer> labels = new HashMap<>();
    /** What was added to the labels last. */
    private int lastNumber;

    private int lastLabel;

    Both(VocIndexPlane classes, VocIndexPlane objects) {
      this.classes = classes;
      this.objects = objects;
      height = objects.height();
      numbered = new VocRunBook(height, objects.width());
      loose = new VocRunBook(height, objects.width());
    }

    @Override
    public void column(int x, int[] rows, int from, int to) {
      int position = x * height;
      int start = 0;
      int number = objects.at(x, 0);
      int label = classes.at(x, 0);
      for (int i = from; i < to; i++) {
        int nextNumber = objects.at(x, rows[i]);
        int nextLabel = classes.at(x, rows[i]);
        if (nextNumber != number || nextLabel != label) {
          add(number, label, position + start, position + rows[i]);
          start = rows[i];
          number = nextNumber;
          label = nextLabel;
        }
      }
      add(number, label, position + start, position + height);
    }

    private void add(int number, int label, int from, int to) {
      if (number == 0) {
        if (label > 0) {
          loose.add(label, from, to);
        }
        return;
      }
      if (number != lastNumber || label != lastLabel) {
        labels.merge(number, label, Math::max);
        lastNumber = number;
        lastLabel = label;
      }
      numbered.add(number, from, to);
    }
  }
}
