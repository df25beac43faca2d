// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.util.Arrays;
import org.datum4j.kit.png.RunImage;
import org.jspecify.annotations.Nullable;

/**
 * A mask image as indices. Used by one thread at a time.
 *
 * @shape height × width, row-major
 */
public final class VocIndexPlane {
  /** The value of a pixel that is left out. */
  public static final int NONE = -1;

  private final int width;
  private final int height;
  private final byte[] samples;
  private final int[] values;
  private final @Nullable RunImage runs;

  private VocIndexPlane(int width, int height, byte[] samples, int[] values, @Nullable RunImage runs) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.values = values;
    this.runs = runs;
  }

  /** Indices as bytes, and what each byte means. */
  VocIndexPlane(int width, int height, byte[] samples, int[] meaning) {
    this(width, height, samples, meaning, null);
  }

  /** Indices as they are. */
  VocIndexPlane(int width, int height, int[] values) {
    this(width, height, new byte[0], values, null);
  }

  /** Indices as the values of runs. */
  VocIndexPlane(RunImage runs) {
    this(runs.width(), runs.height(), new byte[0], new int[0], runs);
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  /** Returns the number of rows. */
  public int height() {
    return height;
  }

  /**
   * Returns the first column from one on where a row may differ from the row above.
   *
   * @param y the row, 1 or more
   * @param to where to stop looking; also the answer when there is no difference
   */
  int change(int y, int from, int to) {
    if (runs != null) {
      return runs.change(y, from, to);
    }
    int row = y * width;
    int above = row - width;
    if (samples.length > 0 && from < to && samples[row + from] != samples[above + from]) {
      return from;
    }
    int found =
        samples.length == 0
            ? Arrays.mismatch(values, row + from, row + to, values, above + from, above + to)
            : Arrays.mismatch(samples, row + from, row + to, samples, above + from, above + to);
    return found < 0 ? to : from + found;
  }

  /** Returns the index of a pixel, or {@link #NONE}. */
  public int at(int x, int y) {
    if (runs != null) {
      return runs.at(x, y);
    }
    int position = y * width + x;
    return samples.length == 0 ? values[position] : values[samples[position] & 255];
  }
}
