// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the stored rows of a PNG belong in the image.
 *
 * @source https://www.w3.org/TR/png-3/#8Interlace
 */
final class PngLayout {

  /** Adam7: first column, first row, column step, row step of each pass. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  /** A reduced image: its size, and which pixels of the whole it holds. */
  record Pass(int x, int y, int stepX, int stepY, int width, int height, int rowBytes) {}

  private final PngHeader header;
  private final List<Pass> passes = new ArrayList<>();
  private final long sampleCount;

  PngLayout(PngHeader header) {
    this.header = header;
    sampleCount = header.pixels() * header.color().samples() * header.sampleBytes();
    if (sampleCount > Integer.MAX_VALUE - 16) {
      throw new ImageFormatException(
          "PNG is " + header.width() + " x " + header.height() + ", too big to be held in one array");
    }
    if (!header.isInterlaced()) {
      add(0, 0, 1, 1);
      return;
    }
    for (int[] pass : ADAM7) {
      add(pass[0], pass[1], pass[2], pass[3]);
    }
  }

  private void add(int x, int y, int stepX, int stepY) {
    int width = (int) (((long) header.width() - x + stepX - 1) / stepX);
    int height = (int) (((long) header.height() - y + stepY - 1) / stepY);
    if (width > 0 && height > 0) {
      passes.add(new Pass(x, y, stepX, stepY, width, height, (int) header.rowBytes(width)));
    }
  }

  List<Pass> passes() {
    return passes;
  }

  /** All stored bytes, filter bytes included. */
  long storedBytes() {
    long bytes = 0;
    for (Pass pass : passes) {
      bytes += (pass.rowBytes() + 1L) * pass.height();
    }
    return bytes;
  }

  /** The bytes of the longest row, without that of its filter. */
  int mostRowBytes() {
    return passes.stream().mapToInt(Pass::rowBytes).max().orElse(0);
  }

  byte[] allocate() {
    return new byte[(int) sampleCount];
  }

  /** Bytes back to the pixel on the left. */
  int filterStep() {
    return Math.max(1, header.bitsPerPixel() >> 3);
  }

  /** Whether stored rows are the samples themselves. */
  boolean isDirect() {
    return !header.isInterlaced() && header.bitDepth() >= 8;
  }

  /** Puts the pixels of a pass where they belong, small samples unpacked. */
  void place(Pass pass, byte[] rows, byte[] samples) {
    int size = header.color().samples() * header.sampleBytes();
    int bits = header.bitDepth();
    int mask = (1 << bits) - 1;
    for (int row = 0; row < pass.height(); row++) {
      int from = row * pass.rowBytes();
      int to = ((pass.y() + row * pass.stepY()) * header.width() + pass.x()) * size;
      int stride = pass.stepX() * size;
      for (int column = 0; column < pass.width(); column++, to += stride) {
        if (bits >= 8) {
          System.arraycopy(rows, from + column * size, samples, to, size);
        } else {
          int bit = column * bits;
          samples[to] = (byte) (rows[from + (bit >> 3)] >> 8 - bits - (bit & 7) & mask);
        }
      }
    }
  }
}
