// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

/**
 * A mask image as indices.
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

  /** Indices as bytes, and what each byte means. */
  VocIndexPlane(int width, int height, byte[] samples, int[] meaning) {
    this.width = width;
    this.height = height;
    this.samples = samples;
    this.values = meaning;
  }

  /** Indices as they are. */
  VocIndexPlane(int width, int height, int[] values) {
    this(width, height, new byte[0], values);
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  /** Returns the number of rows. */
  public int height() {
    return height;
  }

  /** Returns the index of a pixel, or {@link #NONE}. */
  public int at(int position) {
    return samples.length == 0 ? values[position] : values[samples[position] & 255];
  }
}
