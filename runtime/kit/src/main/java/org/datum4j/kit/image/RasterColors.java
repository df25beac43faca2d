// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.datum4j.kit.png.ImageFormatException;

/**
 * Takes colours out of AWT images without AWT's colour management: the stored values count, as for every other tool of
 * this field ({@code getRGB} would brighten gray and apply profiles).
 */
final class RasterColors {

  private RasterColors() {}

  static RgbImage of(BufferedImage image) {
    Raster raster = image.getRaster();
    ColorModel model = image.getColorModel();
    int type = raster.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      throw new ImageFormatException("image has samples of floating point, expected whole numbers of 1 to 16 bits");
    }
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return ofBgr(image.getWidth(), image.getHeight(), ((DataBufferByte) raster.getDataBuffer()).getData());
    }
    if (model instanceof IndexColorModel palette) {
      return ofIndices(raster, palette);
    }
    boolean isCmyk = model != null && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    int bands = raster.getNumBands();
    return isCmyk && bands >= 4 ? ofInk(raster) : ofBands(raster, bands >= 3 ? 3 : 1);
  }

  private static RgbImage ofBgr(int width, int height, byte[] data) {
    byte[] pixels = new byte[data.length];
    for (int i = 0; i + 2 < data.length; i += 3) {
      pixels[i] = data[i + 2];
      pixels[i + 1] = data[i + 1];
      pixels[i + 2] = data[i];
    }
    return new RgbImage(width, height, pixels);
  }

  private static RgbImage ofIndices(Raster raster, IndexColorModel palette) {
    int[] colors = new int[palette.getMapSize()];
    palette.getRGBs(colors);
    RgbImage image = RgbImage.filled(raster.getWidth(), raster.getHeight(), 0);
    byte[] pixels = image.pixels();
    int[] row = new int[raster.getWidth()];
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
      for (int index : row) {
        int color = index < colors.length ? colors[index] : 0;
        pixels[to++] = (byte) (color >> 16);
        pixels[to++] = (byte) (color >> 8);
        pixels[to++] = (byte) color;
      }
    }
    return image;
  }

  /** Gray or colours of up to 16 bits; alpha and further bands are left out. */
  private static RgbImage ofBands(Raster raster, int bands) {
    RgbImage image = RgbImage.filled(raster.getWidth(), raster.getHeight(), 0);
    byte[] pixels = image.pixels();
    int[] row = new int[raster.getWidth()];
    for (int band = 0; band < bands; band++) {
      int bits = raster.getSampleModel().getSampleSize(band);
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, band, row);
        int to = y * row.length * 3 + band;
        for (int value : row) {
          byte scaled = toByte(value, bits);
          pixels[to] = scaled;
          if (bands == 1) {
            pixels[to + 1] = scaled;
            pixels[to + 2] = scaled;
          }
          to += 3;
        }
      }
    }
    return image;
  }

  private static byte toByte(int value, int bits) {
    if (bits == 8) {
      return (byte) value;
    }
    return (byte) (bits > 8 ? value >>> bits - 8 : value * 255 / ((1 << bits) - 1));
  }

  /** Cyan, magenta, yellow and black, 255 for full ink. */
  private static RgbImage ofInk(Raster raster) {
    RgbImage image = RgbImage.filled(raster.getWidth(), raster.getHeight(), 0);
    int bands = raster.getNumBands();
    int bits = raster.getSampleModel().getSampleSize(0);
    int[] row = new int[raster.getWidth() * bands];
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
      for (int i = 0; i < row.length; i += bands, to += 3) {
        int light = 255 - (toByte(row[i + 3], bits) & 0xFF);
        for (int c = 0; c < 3; c++) {
          image.pixels()[to + c] = times(255 - (toByte(row[i + c], bits) & 0xFF), light);
        }
      }
    }
    return image;
  }

  /** The product of two parts of 255, rounded. */
  static byte times(int a, int b) {
    return (byte) ((a * b + 127) / 255);
  }
}
