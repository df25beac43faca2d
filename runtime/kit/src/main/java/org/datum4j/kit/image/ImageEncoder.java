// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.datum4j.api.media.ImageKind;
import org.datum4j.kit.png.ImageFormatException;
import org.datum4j.kit.png.PngEncoder;
import org.datum4j.kit.png.PngFilter;

/**
 * Writes colours as image files. An instance is reused for many images by one thread at a time, and closed at the end.
 */
public final class ImageEncoder implements AutoCloseable {

  /** The quality of JPEG that hardly anybody tells from the original, and that OpenCV takes too. */
  public static final int DEFAULT_JPEG_QUALITY = 95;

  private static final int BMP_HEADER_BYTES = 54;

  /** 72 dots per inch, as pixels per metre. */
  private static final int BMP_RESOLUTION = 2835;

  private final PngEncoder png = new PngEncoder(2, PngFilter.SUB);

  /** An encoder. */
  public ImageEncoder() {}

  /**
   * Writes an image in a format, JPEG in {@link #DEFAULT_JPEG_QUALITY}.
   *
   * @throws ImageFormatException if the format is one that is only read: GIF or WebP
   */
  public byte[] encode(RgbImage image, ImageKind kind) {
    return switch (kind) {
      case JPEG -> encodeJpeg(image, DEFAULT_JPEG_QUALITY);
      case PNG -> encodePng(image);
      case BMP -> encodeBmp(image);
      case TIFF -> encodeTiff(image);
      case GIF, WEBP -> throw new ImageFormatException(
          kind + " images cannot be written; choose JPEG, PNG, BMP or TIFF");
    };
  }

  /** Writes a PNG that is packed fast rather than tightly. */
  public byte[] encodePng(RgbImage image) {
    ByteBuffer file = png.encodeRgb(image.width(), image.height(), image.pixels());
    byte[] bytes = new byte[file.remaining()];
    file.get(bytes);
    return bytes;
  }

  /**
   * Writes a baseline JPEG with colours of half resolution (4:2:0).
   *
   * @param quality 1 to 100 on the scale of libjpeg
   * @throws IllegalArgumentException if the quality is another number
   * @throws ImageFormatException if a side is above 65535
   */
  public byte[] encodeJpeg(RgbImage image, int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("JPEG quality is " + quality + ", expected 1 to 100");
    }
    if (image.width() > 65535 || image.height() > 65535) {
      throw new ImageFormatException("JPEG cannot hold an image of " + image.width() + " x " + image.height()
          + ", expected sides of at most 65535; choose PNG or TIFF");
    }
    ImageWriter writer = writerOf(ImageKind.JPEG);
    ImageWriteParam options = writer.getDefaultWriteParam();
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionQuality(quality / 100f);
    return write(writer, image, options);
  }

  /** Writes a TIFF without compression. */
  public byte[] encodeTiff(RgbImage image) {
    ImageWriter writer = writerOf(ImageKind.TIFF);
    return write(writer, image, writer.getDefaultWriteParam());
  }

  /** Writes a BMP of 24 bits. */
  public byte[] encodeBmp(RgbImage image) {
    int rowBytes = (image.width() * 3 + 3) / 4 * 4;
    long length = BMP_HEADER_BYTES + (long) rowBytes * image.height();
    if (length > Integer.MAX_VALUE - 16) {
      throw new ImageFormatException("BMP of " + image.width() + " x " + image.height() + " would be bigger than 2 GB");
    }
    ByteBuffer out = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt((int) length).putInt(0).putInt(BMP_HEADER_BYTES);
    out.putInt(40).putInt(image.width()).putInt(image.height()).putShort((short) 1).putShort((short) 24).putInt(0);
    out.putInt(rowBytes * image.height()).putInt(BMP_RESOLUTION).putInt(BMP_RESOLUTION).putInt(0).putInt(0);
    byte[] bytes = out.array();
    byte[] pixels = image.pixels();
    for (int y = 0; y < image.height(); y++) {
      int from = y * image.width() * 3;
      int to = BMP_HEADER_BYTES + (image.height() - 1 - y) * rowBytes;
      for (int x = 0; x < image.width(); x++, from += 3, to += 3) {
        bytes[to] = pixels[from + 2];
        bytes[to + 1] = pixels[from + 1];
        bytes[to + 2] = pixels[from];
      }
    }
    return bytes;
  }

  /** The JDK's own writer, whatever else is registered, so that bytes do not depend on the class path. */
  private static ImageWriter writerOf(ImageKind kind) {
    Iterator<ImageWriterSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, false);
    while (providers.hasNext()) {
      ImageWriterSpi provider = providers.next();
      boolean isOwn = provider.getClass().getModule() == ImageWriter.class.getModule();
      if (isOwn && List.of(provider.getMIMETypes()).contains(kind.mediaType())) {
        try {
          return provider.createWriterInstance();
        } catch (IOException e) {
          throw new ImageFormatException("writer of " + kind + " images cannot be made: " + e.getMessage(), e);
        }
      }
    }
    throw new ImageFormatException("this Java runtime has no writer of " + kind + " images; use a complete runtime");
  }

  private static byte[] write(ImageWriter writer, RgbImage image, ImageWriteParam options) {
    var bytes = new ByteArrayOutputStream(image.pixels().length / 4 + 1024);
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(asBuffered(image), null, null), options);
    } catch (IOException e) {
      throw new ImageFormatException("image cannot be written: " + e.getMessage(), e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The same pixels, seen by AWT. */
  private static BufferedImage asBuffered(RgbImage image) {
    byte[] pixels = image.pixels();
    WritableRaster raster = Raster.createInterleavedRaster(new DataBufferByte(pixels, pixels.length), image.width(),
        image.height(), image.width() * 3, 3, new int[] {0, 1, 2}, new Point());
    var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
        ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }

  /** Frees native memory. */
  @Override
  public void close() {
    png.close();
  }
}
