// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.datum4j.api.model.Image;
import org.datum4j.kit.image.ImageDecoder;
import org.datum4j.kit.image.RgbImage;

/** Decodes images and sums them up. For one thread at a time. */
final class PixelReader implements AutoCloseable {
  private final ImageDecoder decoder = new ImageDecoder();
  private final MessageDigest digest;

  PixelReader() {
    try {
      digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has MD5", missing);
    }
  }

  /**
   * Decodes an image.
   *
   * @throws IOException if it cannot be read
   * @throws org.datum4j.kit.png.ImageFormatException if it is damaged or of no known kind
   */
  PixelFigures read(Image image) throws IOException {
    RgbImage pixels = decode(image);
    byte[] bytes = pixels.pixels();
    long[] sums = new long[3];
    long[] squares = new long[3];
    sum(bytes, sums, squares);
    digest.update(ByteBuffer.allocate(8).putInt(pixels.width()).putInt(pixels.height()).flip());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(bytes));
    return new PixelFigures(
        pixels.width(), pixels.height(), sums, squares, new PixelFigures.Hash(hash.getLong(), hash.getLong()));
  }

  private RgbImage decode(Image image) throws IOException {
    Optional<Path> file = image.file();
    if (file.isPresent()) {
      return decoder.decode(file.get());
    }
    try (InputStream in = image.open()) {
      return decoder.decode(in.readNBytes(ImageDecoder.MAX_FILE_BYTES));
    }
  }

  /** Sums of a thousand pixels fit an int: the inner loop has no long arithmetic. */
  private static void sum(byte[] bytes, long[] sums, long[] squares) {
    int step = 3 * 1000;
    for (int from = 0; from < bytes.length; from += step) {
      int to = Math.min(bytes.length, from + step);
      int red = 0;
      int green = 0;
      int blue = 0;
      int redSquares = 0;
      int greenSquares = 0;
      int blueSquares = 0;
      for (int i = from; i + 2 < to; i += 3) {
        int r = bytes[i] & 0xFF;
        int g = bytes[i + 1] & 0xFF;
        int b = bytes[i + 2] & 0xFF;
        red += r;
        green += g;
        blue += b;
        redSquares += r * r;
        greenSquares += g * g;
        blueSquares += b * b;
      }
      sums[0] += red;
      sums[1] += green;
      sums[2] += blue;
      squares[0] += redSquares;
      squares[1] += greenSquares;
      squares[2] += blueSquares;
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
