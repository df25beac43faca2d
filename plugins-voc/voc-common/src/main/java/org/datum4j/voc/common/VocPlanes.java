// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import java.util.BitSet;
import org.datum4j.api.geometry.Rle;

/**
 * A class mask and an object mask under the brush. The buffers are used again and again; values above 255 need
 * {@code isWide}.
 *
 * @shape height × width, row-major
 */
public final class VocPlanes {
  private int width;
  private int height;
  private boolean isWide;
  private boolean isBlank;
  private byte[] classes = new byte[0];
  private byte[] objects = new byte[0];
  private int[] wideClasses = new int[0];
  private int[] wideObjects = new int[0];

  /** Numbers of objects that later ones were painted over. */
  private final BitSet covered = new BitSet();

  /** Makes planes without size. */
  public VocPlanes() {}

  /**
   * Begins an image: all zeros.
   *
   * @param isWide whether values may be above 255
   */
  public void begin(int height, int width, boolean isWide) {
    this.height = height;
    this.width = width;
    this.isWide = isWide;
    this.isBlank = true;
    int size = Math.multiplyExact(height, width);
    covered.clear();
    if (isWide) {
      wideClasses = cleared(wideClasses, size);
      wideObjects = cleared(wideObjects, size);
    } else {
      classes = cleared(classes, size);
      objects = cleared(objects, size);
    }
  }

  private static byte[] cleared(byte[] plane, int size) {
    if (plane.length != size) {
      return new byte[size];
    }
    Arrays.fill(plane, (byte) 0);
    return plane;
  }

  private static int[] cleared(int[] plane, int size) {
    if (plane.length != size) {
      return new int[size];
    }
    Arrays.fill(plane, 0);
    return plane;
  }

  /** Paints over what is there; the ones of the mask get both values. */
  public void paint(Rle mask, int classIndex, int number) {
    int column = 0;
    int row = 0;
    for (int i = 0, runs = mask.runCount(); i < runs; i++) {
      int left = mask.run(i);
      while (left > 0) {
        int step = Math.min(left, height - row);
        if ((i & 1) == 1) {
          stroke(column, row, step, classIndex, number);
        }
        left -= step;
        row += step;
        if (row == height) {
          row = 0;
          column++;
        }
      }
    }
    isBlank = false;
  }

  private void stroke(int column, int row, int length, int classIndex, int number) {
    int from = row * width + column;
    if (isWide) {
      wideStroke(from, length, classIndex, number);
    } else if (isBlank) {
      fill(from, length, (byte) classIndex, (byte) number);
    } else {
      stroke(from, length, (byte) classIndex, (byte) number);
    }
  }

  /** Paints where nothing was painted before. */
  private void fill(int from, int length, byte classIndex, byte number) {
    byte[] classPlane = classes;
    byte[] objectPlane = objects;
    for (int i = 0, at = from; i < length; i++, at += width) {
      classPlane[at] = classIndex;
      objectPlane[at] = number;
    }
  }

  private void stroke(int from, int length, byte classIndex, byte number) {
    for (int i = 0, at = from; i < length; i++, at += width) {
      byte before = objects[at];
      if (before != 0 && before != number) {
        covered.set(before & 255);
      }
      classes[at] = classIndex;
      objects[at] = number;
    }
  }

  private void wideStroke(int from, int length, int classIndex, int number) {
    for (int i = 0, at = from; i < length; i++, at += width) {
      int before = wideObjects[at];
      if (before != 0 && before != number) {
        covered.set(before);
      }
      wideClasses[at] = classIndex;
      wideObjects[at] = number;
    }
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  /** Returns the number of rows. */
  public int height() {
    return height;
  }

  /** Says whether the wide planes are painted. */
  public boolean isWide() {
    return isWide;
  }

  /** Says whether a mask was painted over, by its number. */
  public boolean isCovered(int number) {
    return covered.get(number);
  }

  /** Returns the class mask. */
  public byte[] classes() {
    return classes;
  }

  /** Returns the object mask. */
  public byte[] objects() {
    return objects;
  }

  /** Returns the class mask of values above 255. */
  public int[] wideClasses() {
    return wideClasses;
  }

  /** Returns the object mask of values above 255. */
  public int[] wideObjects() {
    return wideObjects;
  }
}
