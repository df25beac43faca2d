// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import org.datum4j.api.media.ImageHeader;
import org.datum4j.api.media.ImageKind;
import org.datum4j.kit.png.ImageFormatException;
import org.datum4j.kit.png.PngDecoder;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Decodes image files of every kind to colours of 8 bits. An instance is reused for many files by one thread at a time,
 * and closed at the end.
 *
 * <p>The pixels are those that are stored: no colour profile is applied, alpha is left out, of 16 bits the upper 8 are
 * kept, and the image is not turned (see {@link RgbImage#oriented}). Of several frames or pages the first is read. WebP
 * needs a reader on the class path, such as {@code com.twelvemonkeys.imageio:imageio-webp}.
 */
public final class ImageDecoder implements AutoCloseable {

  /** Bigger files are refused before they are read. */
  public static final int MAX_FILE_BYTES = 1 << 30;

  /** Other warnings, of stray bytes or of a damaged block, leave a picture that other tools show too. */
  private static final Pattern CUT_OFF =
      Pattern.compile("(?i)premature end of (input|jpeg) file|truncated|missing eoi");

  private final long maxPixels;
  private final PngDecoder png;

  /** A decoder with the limit {@link PngDecoder#DEFAULT_MAX_PIXELS}. */
  public ImageDecoder() {
    this(PngDecoder.DEFAULT_MAX_PIXELS);
  }

  /**
   * @param maxPixels images of more pixels are refused before memory is taken for them
   */
  public ImageDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
    this.png = new PngDecoder(maxPixels);
  }

  /**
   * Decodes a file.
   *
   * @throws IOException if the file cannot be read
   * @throws ImageFormatException if it is no image of a known kind, damaged, beyond a limit, or has no reader
   */
  public RgbImage decode(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES);
      if (bytes.length == MAX_FILE_BYTES && in.read() >= 0) {
        throw new ImageFormatException("image file has more than the limit of " + MAX_FILE_BYTES + " bytes");
      }
      return decode(bytes);
    }
  }

  /**
   * Decodes a file that is in memory.
   *
   * @throws ImageFormatException if it is no image of a known kind, damaged, beyond a limit, or has no reader
   */
  public RgbImage decode(byte[] file) {
    ImageHeader header = ImageHeader.read(file).orElseThrow(() -> unknown(file));
    requireWithinLimit(header.kind(), header.width(), header.height());
    if (header.kind() == ImageKind.PNG) {
      var image = png.decode(file);
      return new RgbImage(image.width(), image.height(), image.toRgb());
    }
    if (header.kind() == ImageKind.WEBP) {
      requireWholeContainer(file);
    }
    ImageReader reader = ImageReaders.readerOf(header.kind());
    try (var input = new BytesInput(file)) {
      reader.setInput(input, false, header.kind() != ImageKind.GIF);
      var warnings = new ArrayList<String>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      RgbImage image = read(reader, header, file);
      requireWhole(header.kind(), warnings);
      return image;
    } catch (IOException | RuntimeException e) {
      if (e instanceof ImageFormatException known) {
        throw known;
      }
      // The readers of the JDK throw whatever comes when a file is damaged.
      throw new ImageFormatException(header.kind() + " image is damaged or of a variant that is not read: "
          + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageFormatException unknown(byte[] file) {
    if (ImageHeader.isLfsPointer(file)) {
      return new ImageFormatException("file is a Git LFS pointer, not an image; fetch it with \"git lfs pull\"");
    }
    return new ImageFormatException(
        "file is no image that is known, or its header is damaged; known are JPEG, PNG, BMP, GIF, WebP and TIFF");
  }

  private void requireWithinLimit(ImageKind kind, int width, int height) {
    if ((long) width * height > maxPixels) {
      throw new ImageFormatException(
          kind + " image is " + width + " x " + height + ", more than the limit of " + maxPixels + " pixels");
    }
  }

  private RgbImage read(ImageReader reader, ImageHeader header, byte[] file) throws IOException {
    requireWithinLimit(header.kind(), reader.getWidth(0), reader.getHeight(0));
    if (header.kind() == ImageKind.JPEG) {
      return readJpeg(reader, header, file);
    }
    RgbImage image = RasterColors.of(reader.read(0));
    return header.kind() == ImageKind.GIF ? onCanvas(image, header, reader.getImageMetadata(0)) : image;
  }

  /** The bytes that the RIFF container promises; a reader would make up the pixels that are missing. */
  private static void requireWholeContainer(byte[] file) {
    long promised = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL;
    if (promised + 8 > file.length) {
      throw new ImageFormatException(
          "WEBP image is cut off: it has " + file.length + " bytes, expected " + (promised + 8));
    }
  }

  /** Java fills up what is missing with gray and only warns. */
  private static void requireWhole(ImageKind kind, List<String> warnings) {
    for (String warning : warnings) {
      if (CUT_OFF.matcher(warning).find()) {
        throw new ImageFormatException(kind + " image is cut off: " + warning);
      }
    }
  }

  private static RgbImage readJpeg(ImageReader reader, ImageHeader header, byte[] file) throws IOException {
    if (header.channels() == 4) {
      return JpegRaster.toRgb(reader.readRaster(0, null), file);
    }
    BufferedImage image;
    try {
      image = reader.read(0, withoutProfile(reader, header.channels()));
    } catch (IIOException e) {
      // Odd but whole files: Java does not know how to convert the colours, or dislikes the metadata.
      return JpegRaster.toRgb(reader.readRaster(0, null), file);
    }
    return RasterColors.of(image);
  }

  /**
   * Asks for the colours in the space of the file's own profile, which makes Java leave the values alone; by default it
   * converts them to sRGB.
   */
  private static ImageReadParam withoutProfile(ImageReader reader, int channels) throws IOException {
    ImageReadParam options = reader.getDefaultReadParam();
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    while (types.hasNext()) {
      ImageTypeSpecifier type = types.next();
      ColorSpace space = type.getColorModel().getColorSpace();
      if (!space.isCS_sRGB() && space.getNumComponents() == channels) {
        options.setDestinationType(type);
      }
    }
    return options;
  }

  /** A GIF's frame can be a part of the picture; other tools show it on the whole. */
  private static RgbImage onCanvas(RgbImage frame, ImageHeader header, IIOMetadata metadata) {
    if (frame.width() == header.width() && frame.height() == header.height()) {
      return frame;
    }
    int x = 0;
    int y = 0;
    if (metadata.getAsTree(metadata.getNativeMetadataFormatName()) instanceof Element root) {
      NodeList found = root.getElementsByTagName("ImageDescriptor");
      if (found.getLength() > 0 && found.item(0) instanceof Element descriptor) {
        x = Integer.parseInt(descriptor.getAttribute("imageLeftPosition"));
        y = Integer.parseInt(descriptor.getAttribute("imageTopPosition"));
      }
    }
    RgbImage canvas = RgbImage.filled(header.width(), header.height(), 0);
    canvas.paste(frame, x, y);
    return canvas;
  }

  /** Frees native memory. */
  @Override
  public void close() {
    png.close();
  }
}
