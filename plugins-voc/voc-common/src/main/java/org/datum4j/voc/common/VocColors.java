// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import org.datum4j.api.model.MaskColor;

/**
 * The colours of VOC's mask images. The bits of an index are dealt out to red, green and blue in turn, from their
 * highest bits down, so that every index below 2^24 has a colour of its own and can be told from it.
 *
 * @source {@code VOClabelcolormap.m} of the PASCAL VOC development kit
 */
public final class VocColors {
  /** The index that VOC gives to the border between objects; its colour is 224, 224, 192. */
  public static final int VOID_INDEX = 255;

  private VocColors() {}

  /**
   * Returns the colour of an index as 0xRRGGBB.
   *
   * @param index 0 to 2^24 - 1
   */
  public static int rgb(int index) {
    int red = 0;
    int green = 0;
    int blue = 0;
    int rest = index;
    for (int bit = 7; bit >= 0 && rest != 0; bit--) {
      red |= (rest & 1) << bit;
      green |= (rest >> 1 & 1) << bit;
      blue |= (rest >> 2 & 1) << bit;
      rest >>= 3;
    }
    return red << 16 | green << 8 | blue;
  }

  /** Returns the index of a colour given as 0xRRGGBB; the inverse of {@link #rgb}. */
  public static int index(int rgb) {
    int index = 0;
    for (int bit = 0; bit < 8; bit++) {
      index = index << 3 | (rgb >> 16 + bit & 1) | (rgb >> 8 + bit & 1) << 1 | (rgb >> bit & 1) << 2;
    }
    return index;
  }

  /** Returns the colour of an index. */
  public static MaskColor color(int index) {
    return MaskColor.ofRgb(rgb(index));
  }
}
