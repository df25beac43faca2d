// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.awt.image.Raster;
import org.datum4j.kit.png.ImageFormatException;

/**
 * Turns the raw samples of a JPEG into colours, for the files whose colours Java refuses to convert: CMYK and YCCK as
 * Adobe writes them, and odd component numbers.
 *
 * @source Adobe Technical Note 5116 section 18 (APP14); ink is stored inverted, 255 for none
 */
final class JpegRaster {

  private static final int NO_ADOBE = -1;
  private static final int ADOBE_PLAIN = 0;
  private static final int ADOBE_YCCK = 2;

  private JpegRaster() {}

  static RgbImage toRgb(Raster raster, byte[] file) {
    int bands = raster.getNumBands();
    if (bands != 1 && bands != 3 && bands != 4) {
      throw new ImageFormatException("JPEG has " + bands + " channels, expected 1, 3 or 4");
    }
    int transform = adobeTransform(file);
    boolean isLuma = bands == 3 ? transform != ADOBE_PLAIN : transform == ADOBE_YCCK;
    RgbImage image = RgbImage.filled(raster.getWidth(), raster.getHeight(), 0);
    byte[] pixels = image.pixels();
    int[] row = new int[raster.getWidth() * bands];
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
      for (int i = 0; i < row.length; i += bands, to += 3) {
        if (bands == 1) {
          set(pixels, to, row[i], row[i], row[i]);
          continue;
        }
        setColor(pixels, to, row, i, isLuma);
        if (bands == 4) {
          for (int c = 0; c < 3; c++) {
            int paper = pixels[to + c] & 0xFF;
            pixels[to + c] = RasterColors.times(isLuma ? 255 - paper : paper, row[i + 3]);
          }
        }
      }
    }
    return image;
  }

  private static void set(byte[] pixels, int at, int red, int green, int blue) {
    pixels[at] = (byte) red;
    pixels[at + 1] = (byte) green;
    pixels[at + 2] = (byte) blue;
  }

  private static void setColor(byte[] pixels, int at, int[] row, int i, boolean isLuma) {
    if (!isLuma) {
      set(pixels, at, row[i], row[i + 1], row[i + 2]);
      return;
    }
    int luma = row[i];
    int cb = row[i + 1] - 128;
    int cr = row[i + 2] - 128;
    // ITU-R BT.601 full range, in 16 fractional bits as libjpeg does
    int red = luma + (91881 * cr + 32768 >> 16);
    int green = luma + (-22554 * cb - 46802 * cr + 32768 >> 16);
    int blue = luma + (116130 * cb + 32768 >> 16);
    set(pixels, at, clamp(red), clamp(green), clamp(blue));
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** The colour transform that an Adobe segment names, or -1. */
  private static int adobeTransform(byte[] file) {
    int p = 2;
    while (p + 4 <= file.length) {
      if (file[p] != (byte) 0xFF) {
        p++;
        continue;
      }
      int marker = file[p + 1] & 0xFF;
      if (marker == 0xFF || marker == 0 || (marker >= 0xD0 && marker <= 0xD8)) {
        p += marker == 0xFF ? 1 : 2;
        continue;
      }
      int length = (file[p + 2] & 0xFF) << 8 | file[p + 3] & 0xFF;
      if (marker == 0xDA || length < 2) {
        return NO_ADOBE;
      }
      boolean isAdobe = marker == 0xEE && length >= 14 && p + 16 <= file.length
          && file[p + 4] == 'A' && file[p + 5] == 'd' && file[p + 6] == 'o' && file[p + 7] == 'b';
      if (isAdobe) {
        return file[p + 15] & 0xFF;
      }
      p += 2 + length;
    }
    return NO_ADOBE;
  }
}
