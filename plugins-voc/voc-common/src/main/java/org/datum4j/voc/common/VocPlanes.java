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

  private final VocSpans spans = new VocSpans();

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
    spans.of(mask, (row, from, to) -> span(row * width, from, to, classIndex, number));
    isBlank = false;
  }

  private void span(int row, int from, int to, int classIndex, int number) {
    if (isWide) {
      noteWide(row + from, row + to, number);
      Arrays.fill(wideClasses, row + from, row + to, classIndex);
      Arrays.fill(wideObjects, row + from, row + to, number);
      return;
    }
    if (!isBlank) {
      note(row + from, row + to, (byte) number);
    }
    Arrays.fill(classes, row + from, row + to, (byte) classIndex);
    Arrays.fill(objects, row + from, row + to, (byte) number);
  }

  private void note(int from, int to, byte number) {
    for (int at = from; at < to; at++) {
      byte before = objects[at];
      if (before != 0 && before != number) {
        covered.set(before & 255);
      }
    }
  }

  private void noteWide(int from, int to, int number) {
    for (int at = from; at < to; at++) {
      int before = wideObjects[at];
      if (before != 0 && before != number) {
        covered.set(before);
      }
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
