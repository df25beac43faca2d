// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/**
 * An image of palette indices, as segmentation masks are stored. The arrays are handed over, not copied.
 *
 * @shape {@code indices}: height × width, row-major, unsigned bytes; {@code palette}: one {@code 0xRRGGBB} per index
 * @units whole pixels, origin top-left
 */
public final class IndexImage {

  private final int width;
  private final int height;
  private final byte[] indices;
  private final int[] palette;

  /**
   * @param width columns
   * @param height rows
   * @param indices one unsigned byte per pixel, row by row
   * @param palette up to 256 colours; an index beyond its end is black
   * @throws IllegalArgumentException if the lengths do not fit
   */
  public IndexImage(int width, int height, byte[] indices, int[] palette) {
    if (width <= 0 || height <= 0 || (long) width * height != indices.length || palette.length > 256) {
      throw new IllegalArgumentException(
          "index image is " + width + " x " + height + " with " + indices.length + " indices and "
              + palette.length + " colours, expected width x height indices and at most 256 colours");
    }
    this.width = width;
    this.height = height;
    this.indices = indices;
    this.palette = palette;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The indices themselves, not a copy. */
  public byte[] indices() {
    return indices;
  }

  /** The palette itself, not a copy. */
  public int[] palette() {
    return palette;
  }

  /** The index of a pixel, 0 to 255. */
  public int index(int x, int y) {
    return indices[y * width + x] & 0xFF;
  }

  /** The colours of all pixels: three bytes red, green, blue each, row by row. */
  public byte[] toRgb() {
    int[] colors = new int[256];
    System.arraycopy(palette, 0, colors, 0, palette.length);
    byte[] rgb = new byte[Math.multiplyExact(indices.length, 3)];
    for (int i = 0, to = 0; i < indices.length; i++, to += 3) {
      int color = colors[indices[i] & 0xFF];
      rgb[to] = (byte) (color >> 16);
      rgb[to + 1] = (byte) (color >> 8);
      rgb[to + 2] = (byte) color;
    }
    return rgb;
  }
}
