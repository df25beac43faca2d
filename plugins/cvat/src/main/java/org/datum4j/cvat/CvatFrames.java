// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.util.Arrays;
import java.util.BitSet;
import org.datum4j.kit.primitive.LongColumn;
import org.datum4j.kit.primitive.LongIntMap;

/** Which shapes of tracks belong to which item of a file: an item is a position in a list, and so is a shape. */
final class CvatFrames {
  private static final int UNIT_SHIFT = 32;

  private final long[] byItem;
  private final int[] first;
  private final long[] extra;

  private CvatFrames(long[] byItem, int[] first, long[] extra) {
    this.byItem = byItem;
    this.first = first;
    this.extra = extra;
  }

  /** Returns a frame of a unit as one number. */
  static long key(int unit, long frame) {
    return (long) unit << UNIT_SHIFT | frame;
  }

  /**
   * Sorts shapes by items.
   *
   * @param images keys of the frames that have an image, in order; some may be -1
   * @param shapes keys of the shapes' frames
   */
  static CvatFrames of(LongColumn images, LongColumn shapes) {
    LongIntMap items = new LongIntMap();
    if (shapes.size() > 0) {
      for (int i = 0; i < images.size(); i++) {
        if (images.get(i) >= 0) {
          items.putIfAbsent(images.get(i), i);
        }
      }
    }
    long[] extra = extra(items, shapes);
    for (int i = 0; i < extra.length; i++) {
      items.putIfAbsent(extra[i], images.size() + i);
    }
    long[] byItem = new long[shapes.size()];
    int[] first = new int[images.size() + extra.length + 1];
    for (int i = 0; i < byItem.length; i++) {
      int item = items.get(shapes.get(i));
      byItem[i] = (long) item << 32 | i;
      first[item + 1]++;
    }
    Arrays.sort(byItem);
    for (int i = 1; i < first.length; i++) {
      first[i] += first[i - 1];
    }
    return new CvatFrames(byItem, first, extra);
  }

  /** Frames of shapes that have no image, in ascending order. */
  private static long[] extra(LongIntMap items, LongColumn shapes) {
    LongIntMap found = new LongIntMap();
    BitSet isNew = new BitSet();
    for (int i = 0; i < shapes.size(); i++) {
      long key = shapes.get(i);
      if (items.get(key) == LongIntMap.NONE && found.putIfAbsent(key, i) == LongIntMap.NONE) {
        isNew.set(i);
      }
    }
    return isNew.stream().mapToLong(shapes::get).sorted().toArray();
  }

  /** Returns how many frames have shapes of tracks but no image. */
  int extraCount() {
    return extra.length;
  }

  /** Returns the unit of such a frame. */
  int extraUnit(int index) {
    return (int) (extra[index] >>> UNIT_SHIFT);
  }

  /** Returns the number of such a frame. */
  long extraFrame(int index) {
    return extra[index] & (1L << UNIT_SHIFT) - 1;
  }

  /** Returns how many shapes an item has. */
  int count(int item) {
    return first[item + 1] - first[item];
  }

  /** Returns a shape of an item. */
  int shape(int item, int index) {
    return (int) byItem[first[item] + index];
  }
}
