// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.util.Arrays;
import org.datum4j.api.media.ImageSize;

/**
 * A raster of colours. The array is handed over, not copied: who holds the image can change its pixels.
 *
 * @shape height × width × 3, row-major: red, green, blue
 * @units 8 bits each, 0 to 255, as they are in the file (sRGB as a rule); origin top-left
 */
public final class RgbImage {

  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final byte[] pixels;

  /**
   * @param width columns
   * @param height rows
   * @param pixels three bytes per pixel, row by row; used as it is
   * @throws IllegalArgumentException if the length does not fit the size
   */
  public RgbImage(int width, int height, byte[] pixels) {
    if (width <= 0 || height <= 0 || (long) width * height * CHANNELS != pixels.length) {
      throw new IllegalArgumentException("image of " + width + " x " + height + " has " + pixels.length
          + " bytes, expected " + (long) width * height * CHANNELS);
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * An image of one colour.
   *
   * @param rgb the colour as {@code 0xRRGGBB}
   * @throws IllegalArgumentException if the size is not above 0 or too big for one array
   */
  public static RgbImage filled(int width, int height, int rgb) {
    long bytes = (long) width * height * CHANNELS;
    if (width <= 0 || height <= 0 || bytes > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("image size " + width + " x " + height + " is not possible");
    }
    byte[] pixels = new byte[(int) bytes];
    if (rgb != 0) {
      for (int i = 0; i < pixels.length; i += CHANNELS) {
        pixels[i] = (byte) (rgb >> 16);
        pixels[i + 1] = (byte) (rgb >> 8);
        pixels[i + 2] = (byte) rgb;
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Columns and rows. */
  public ImageSize size() {
    return new ImageSize(width, height);
  }

  /** The pixels themselves, not a copy. */
  public byte[] pixels() {
    return pixels;
  }

  /** The colour of a pixel as {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    int i = (y * width + x) * CHANNELS;
    return (pixels[i] & 0xFF) << 16 | (pixels[i + 1] & 0xFF) << 8 | pixels[i + 2] & 0xFF;
  }

  /**
   * A copy of a part.
   *
   * @throws IllegalArgumentException if the part is empty or not inside the image
   */
  public RgbImage crop(int x, int y, int partWidth, int partHeight) {
    boolean isInside = x >= 0 && y >= 0 && partWidth > 0 && partHeight > 0
        && (long) x + partWidth <= width && (long) y + partHeight <= height;
    if (!isInside) {
      throw new IllegalArgumentException("part " + partWidth + " x " + partHeight + " at " + x + ", " + y
          + " is not inside an image of " + width + " x " + height);
    }
    byte[] part = new byte[partWidth * partHeight * CHANNELS];
    int bytes = partWidth * CHANNELS;
    for (int row = 0; row < partHeight; row++) {
      System.arraycopy(pixels, ((y + row) * width + x) * CHANNELS, part, row * bytes, bytes);
    }
    return new RgbImage(partWidth, partHeight, part);
  }

  /** Copies another image over this one, its top-left corner at a place; what lies outside is left out. */
  public void paste(RgbImage tile, int x, int y) {
    long left = Math.max(0, -(long) x);
    long right = Math.min(tile.width, (long) width - x);
    long top = Math.max(0, -(long) y);
    long bottom = Math.min(tile.height, (long) height - y);
    if (left >= right) {
      return;
    }
    int bytes = (int) (right - left) * CHANNELS;
    for (long row = top; row < bottom; row++) {
      int from = (int) (row * tile.width + left) * CHANNELS;
      int to = (int) ((y + row) * width + x + left) * CHANNELS;
      System.arraycopy(tile.pixels, from, pixels, to, bytes);
    }
  }

  /**
   * The image as an EXIF orientation says that it is to be seen.
   *
   * @param orientation 1 to 8; 1 gives this image itself
   * @throws IllegalArgumentException if the orientation is another number
   */
  public RgbImage oriented(int orientation) {
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("orientation is " + orientation + ", expected 1 to 8");
    }
    if (orientation == 1) {
      return this;
    }
    boolean isTransposed = orientation >= 5;
    // Of the stored image: whether its rows are read from the bottom, its columns from the right.
    boolean isFromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    boolean isFromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    int outWidth = isTransposed ? height : width;
    int outHeight = isTransposed ? width : height;
    byte[] out = new byte[pixels.length];
    for (int y = 0, to = 0; y < outHeight; y++) {
      for (int x = 0; x < outWidth; x++, to += CHANNELS) {
        int column = isTransposed ? y : x;
        int row = isTransposed ? x : y;
        column = isFromRight ? width - 1 - column : column;
        row = isFromBottom ? height - 1 - row : row;
        int from = (row * width + column) * CHANNELS;
        out[to] = pixels[from];
        out[to + 1] = pixels[from + 1];
        out[to + 2] = pixels[from + 2];
      }
    }
    return new RgbImage(outWidth, outHeight, out);
  }

  /**
   * The image in another size: averaged over areas along a side that shrinks, bicubic along a side that grows.
   *
   * @throws IllegalArgumentException if the size is not above 0 or too big for one array
   */
  public RgbImage resized(int newWidth, int newHeight) {
    return newWidth == width && newHeight == height ? this : ImageResizer.resize(this, newWidth, newHeight);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage image && image.width == width && image.height == height
        && Arrays.equals(image.pixels, pixels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pixels) * 31 + width;
  }

  @Override
  public String toString() {
    return "RgbImage " + width + " x " + height;
  }
}
