// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.datum4j.kit.png.PngColor;
import org.datum4j.kit.png.PngHeader;
import org.datum4j.kit.png.PngRowSink;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of a flat image of few colours into what those mean, a byte a pixel. A row begins as a copy of the one
 * above; only where its colours differ, which is found many pixels at a time, is anything looked up.
 */
final class VocColorRows implements PngRowSink {
  /** What a colour without meaning is turned into; the image is then none of these. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  private static final int MOST = 256;
  private static final int NO_COLOR = -1;

  private final IntUnaryOperator meaning;
  private final int[] colors = new int[MOST];
  private final int[] meanings = new int[MOST];
  private int count;
  private int width;
  private int height;
  private byte[] samples = new byte[0];
  private byte[] above = new byte[0];
  private int lastColor = NO_COLOR;
  private int last;
  private boolean isUnderstood;

  /**
   * Makes a reader of one image.
   *
   * @param meaning gives the value of a colour 0xRRGGBB, or {@link #UNKNOWN}; is asked once for each colour
   */
  VocColorRows(IntUnaryOperator meaning) {
    this.meaning = meaning;
  }

  @Override
  public boolean begin(PngHeader header) {
    if (header.color() != PngColor.RGB || header.bitDepth() != 8) {
      return false;
    }
    width = header.width();
    height = header.height();
    samples = new byte[(int) header.pixels()];
    above = new byte[3 * width];
    isUnderstood = true;
    return true;
  }

  @Override
  public void row(int y, byte[] rgb, boolean isRepeated) {
    int row = y * width;
    if (y > 0) {
      System.arraycopy(samples, row - width, samples, row, width);
    }
    if (isRepeated || !isUnderstood) {
      return;
    }
    for (int x = y == 0 ? 0 : change(rgb, 0); x < width; x = change(rgb, x)) {
      do {
        samples[row + x] = (byte) code(VocColorScan.color(rgb, x));
        x++;
      } while (x < width && (y == 0 || VocColorScan.color(rgb, x) != VocColorScan.color(above, x)));
    }
    System.arraycopy(rgb, 0, above, 0, above.length);
  }

  /** Returns the first pixel from one on that has another colour than the one above it, or the end. */
  private int change(byte[] rgb, int pixel) {
    int found = Arrays.mismatch(rgb, 3 * pixel, 3 * width, above, 3 * pixel, 3 * width);
    return found < 0 ? width : pixel + found / 3;
  }

  private int code(int color) {
    if (color != lastColor) {
      lastColor = color;
      last = lookUp(color);
    }
    return last;
  }

  private int lookUp(int color) {
    for (int i = 0; i < count; i++) {
      if (colors[i] == color) {
        return i;
      }
    }
    int value = count < MOST ? meaning.applyAsInt(color) : UNKNOWN;
    if (value == UNKNOWN) {
      isUnderstood = false;
      return 0;
    }
    colors[count] = color;
    meanings[count] = value;
    return count++;
  }

  /** Returns the image; null if it has more than 256 colours, or one without meaning. */
  @Nullable VocIndexPlane plane() {
    return isUnderstood ? new VocIndexPlane(width, height, samples, meanings) : null;
  }
}
