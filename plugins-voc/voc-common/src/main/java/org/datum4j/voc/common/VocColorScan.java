// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Turns the colours of a flat image into what they mean. A row begins as a copy of the one above; only where its colours
 * differ, which is found many pixels at a time, is anything looked up.
 */
final class VocColorScan {
  private final byte[] rgb;
  private final int width;
  private final int[] values;
  private final IntUnaryOperator meaning;
  private int lastColor;
  private int last;

  private VocColorScan(byte[] rgb, int width, IntUnaryOperator meaning) {
    this.rgb = rgb;
    this.width = width;
    this.values = new int[rgb.length / 3];
    this.meaning = meaning;
  }

  /**
   * Returns the values of the pixels.
   *
   * @param rgb three bytes a pixel, row by row
   * @param meaning gives the value of a colour 0xRRGGBB; is asked in the order of the pixels, not for each
   */
  static int[] values(byte[] rgb, int width, IntUnaryOperator meaning) {
    VocColorScan scan = new VocColorScan(rgb, width, meaning);
    return scan.values.length == 0 ? scan.values : scan.read();
  }

  private int[] read() {
    lastColor = VocColorScan.color(rgb, 0);
    last = meaning.applyAsInt(lastColor);
    for (int x = 0; x < width; x++) {
      values[x] = value(x);
    }
    for (int row = width; row < values.length; row += width) {
      System.arraycopy(values, row - width, values, row, width);
      int end = row + width;
      for (int pixel = change(row, end); pixel < end; pixel = change(pixel, end)) {
        do {
          values[pixel] = value(pixel);
          pixel++;
        } while (pixel < end && color(rgb, pixel) != color(rgb, pixel - width));
      }
    }
    return values;
  }

  /** Returns the first pixel from one on that has another colour than the one above it, or the end. */
  private int change(int pixel, int end) {
    int above = pixel - width;
    int found = Arrays.mismatch(rgb, 3 * pixel, 3 * end, rgb, 3 * above, 3 * (end - width));
    return found < 0 ? end : pixel + found / 3;
  }

  private int value(int pixel) {
    int color = color(rgb, pixel);
    if (color != lastColor) {
      lastColor = color;
      last = meaning.applyAsInt(color);
    }
    return last;
  }

  /** Returns a pixel's colour as 0xRRGGBB. */
  static int color(byte[] rgb, int pixel) {
    int at = 3 * pixel;
    return (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | rgb[at + 2] & 255;
  }
}
