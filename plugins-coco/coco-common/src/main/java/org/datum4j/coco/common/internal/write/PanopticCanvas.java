// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.util.Arrays;
import java.util.List;
import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.png.FlatRgb;

/**
 * A panoptic picture under the brush, painted by columns, as masks run, so that a run is one stretch of memory. Pixels
 * are numbers of segments: 1 for the first, 0 for none. An instance is used again for many pictures by one thread.
 *
 * @shape width × height, column-major
 */
final class PanopticCanvas {
  private static final int MOST_IN_BYTES = 255;

  private final FlatRgb flat = new FlatRgb();
  private int width;
  private int height;
  private boolean isWide;
  private byte[] pixels = new byte[0];
  private int[] widePixels = new int[0];
  private int[][] extents = new int[0][];

  /**
   * What is seen of a segment.
   *
   * @param pixels how many; if none, the rest means nothing
   * @param left first column
   * @param top first row
   * @param right last column
   * @param bottom last row
   */
  record Extent(int pixels, int left, int top, int right, int bottom) {
    int width() {
      return right - left + 1;
    }

    int height() {
      return bottom - top + 1;
    }
  }

  /**
   * Paints a picture, later masks over earlier ones.
   *
   * @param masks as many as there are colours
   * @param colors 0xRRGGBB of each
   */
  void paint(List<Rle> masks, int[] colors, int height, int width) {
    begin(masks.size(), height, width);
    for (int i = 0; i < masks.size(); i++) {
      Rle mask = masks.get(i);
      Rle fitting = mask.height() == height && mask.width() == width ? mask : mask.place(0, 0, height, width);
      int at = 0;
      for (int run = 0; run < fitting.runCount(); run++) {
        int end = at + fitting.run(run);
        if ((run & 1) == 1) {
          fill(at, end, i + 1);
        }
        at = end;
      }
    }
    measure(colors);
  }

  private void begin(int segments, int height, int width) {
    this.height = height;
    this.width = width;
    isWide = segments > MOST_IN_BYTES;
    int size = Math.multiplyExact(height, width);
    // The JVM hands out zeros faster than they can be written here.
    pixels = new byte[isWide ? 0 : size];
    widePixels = new int[isWide ? size : 0];
    extents = new int[segments][];
    for (int i = 0; i < segments; i++) {
      extents[i] = new int[] {0, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
    }
    flat.begin(width, height);
  }

  private void fill(int from, int to, int value) {
    if (isWide) {
      Arrays.fill(widePixels, from, to, value);
    } else {
      Arrays.fill(pixels, from, to, (byte) value);
    }
  }

  private int at(int position) {
    return isWide ? widePixels[position] : pixels[position] & 255;
  }

  /** Returns where the run of equal pixels ends: it is found by comparing the column with itself, one pixel on. */
  private int runEnd(int from, int columnEnd) {
    int change =
        isWide
            ? Arrays.mismatch(widePixels, from, columnEnd - 1, widePixels, from + 1, columnEnd)
            : Arrays.mismatch(pixels, from, columnEnd - 1, pixels, from + 1, columnEnd);
    return change < 0 ? columnEnd : from + change + 1;
  }

  private void measure(int[] colors) {
    for (int x = 0; x < width; x++) {
      int top = x * height;
      int above = 0;
      for (int at = top; at < top + height;) {
        int end = runEnd(at, top + height);
        int segment = at(at);
        int color = segment == 0 ? 0 : colors[segment - 1];
        flat.change(x, at - top, above, color);
        if (segment > 0) {
          extend(extents[segment - 1], x, at - top, end - top);
        }
        above = color;
        at = end;
      }
    }
  }

  private static void extend(int[] extent, int x, int from, int to) {
    extent[0] += to - from;
    extent[1] = Math.min(extent[1], x);
    extent[2] = Math.min(extent[2], from);
    extent[3] = x;
    extent[4] = Math.max(extent[4], to - 1);
  }

  /** Returns what is seen of a segment. */
  Extent extent(int segment) {
    int[] seen = extents[segment];
    return new Extent(seen[0], seen[1], seen[2], seen[3], seen[4]);
  }

  /** Returns the picture as changes from row to row; if they are too many, only {@link #rgb} has it all. */
  FlatRgb flat() {
    return flat;
  }

  /**
   * Returns the picture's pixels.
   *
   * @shape height × width × red, green, blue
   */
  byte[] rgb(int[] colors) {
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    for (int x = 0; x < width; x++) {
      int to = 3 * x;
      for (int at = x * height; at < (x + 1) * height; at++, to += 3 * width) {
        int segment = at(at);
        int color = segment == 0 ? 0 : colors[segment - 1];
        rgb[to] = (byte) (color >> 16);
        rgb[to + 1] = (byte) (color >> 8);
        rgb[to + 2] = (byte) color;
      }
    }
    return rgb;
  }
}
