// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.image.FlatColumns;
import org.jspecify.annotations.Nullable;

/** Gathers the runs of many masks in one walk over the columns of an image. */
public final class VocRunBook {
  private final int height;
  private final int width;
  private final Map<Integer, Runs> byValue = new TreeMap<>();
  private int lastValue;
  private @Nullable Runs last;

  /** Makes an empty book for an image of a size. */
  public VocRunBook(int height, int width) {
    this.height = height;
    this.width = width;
  }

  /**
   * Returns a mask for each value of a plane but {@link VocIndexPlane#NONE}, sorted by value.
   *
   * @param plane the image
   */
  public static SortedMap<Integer, Rle> masks(VocIndexPlane plane) {
    VocRunBook book = new VocRunBook(plane.height(), plane.width());
    book.walk(plane);
    return book.masks();
  }

  private void walk(VocIndexPlane plane) {
    new FlatColumns(width, height, plane::change).walk(
        (x, rows, from, to) -> {
          int position = x * height;
          int start = position;
          int value = plane.at(x, 0);
          for (int i = from; i < to; i++) {
            int next = plane.at(x, rows[i]);
            if (next != value) {
              add(value, start, position + rows[i]);
              start = position + rows[i];
              value = next;
            }
          }
          add(value, start, position + height);
        });
  }

  /** Adds pixels from one position to another, counted by columns, to the mask of a value; positions never go back. */
  void add(int value, int from, int to) {
    if (value == VocIndexPlane.NONE) {
      return;
    }
    Runs runs = last;
    if (runs == null || value != lastValue) {
      runs = byValue.computeIfAbsent(value, key -> new Runs());
      last = runs;
      lastValue = value;
    }
    runs.add(from, to);
  }

  SortedMap<Integer, Rle> masks() {
    SortedMap<Integer, Rle> masks = new TreeMap<>();
    byValue.forEach((value, runs) -> masks.put(value, Rle.ofCounts(height, width, runs.counts(height * width))));
    return masks;
  }

  /** The runs of one mask. */
  private static final class Runs {
    private int[] counts = new int[16];
    private int size;
    private int end;

    void add(int from, int to) {
      if (from == end && size > 0) {
        counts[size - 1] += to - from;
      } else {
        if (size + 3 > counts.length) {
          counts = Arrays.copyOf(counts, counts.length * 2);
        }
        counts[size++] = from - end;
        counts[size++] = to - from;
      }
      end = to;
    }

    int[] counts(int total) {
      if (end < total) {
        counts[size++] = total - end;
      }
      return Arrays.copyOf(counts, size);
    }
  }
}
