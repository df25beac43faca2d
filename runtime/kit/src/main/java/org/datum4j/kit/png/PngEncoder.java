// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNG files. An instance is reused for many images by one thread at a time, and closed at the end.
 *
 * <p>Every method returns a view of a buffer that belongs to the encoder: it is good until the next call. Equal pixels
 * give equal bytes at every call and with every number of threads. Masks of flat areas give equal bytes everywhere;
 * other images, across machines, need an equal zlib: Java bundles one, but some Linux packages of Java use the
 * system's, whose releases before 1.2.12 divide blocks otherwise.
 *
 * @source https://www.w3.org/TR/png-3/
 */
public final class PngEncoder implements AutoCloseable {

  /**
   * The usual level. Up to it, with {@link PngFilter#UP}, flat areas are compressed by a coder of runs instead of zlib:
   * measured ten times as fast.
   */
  public static final int DEFAULT_LEVEL = 3;

  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int MAX_BYTES = Integer.MAX_VALUE - 16;
  private static final int WORK_BYTES = 1 << 16;

  /** Up to here speed counts more than size. */
  private static final int FAST_LEVEL = 3;

  private final PngFilter filter;
  private final boolean isFast;
  private final Deflater deflater;
  private final FlatDeflater flat = new FlatDeflater();
  private final CRC32 crc = new CRC32();
  private byte[] out = new byte[WORK_BYTES];
  private int length;
  private byte[] work = new byte[WORK_BYTES];

  /**
   * An encoder for masks and maps of ids: {@link #DEFAULT_LEVEL}, {@link PngFilter#UP}. For the smallest masks take
   * level 6 with {@link PngFilter#NONE}; for photographs level 2 with {@link PngFilter#SUB}, or level 6 with
   * {@link PngFilter#ADAPTIVE}.
   */
  public PngEncoder() {
    this(DEFAULT_LEVEL, PngFilter.UP);
  }

  /**
   * @param level compression from 0 (none) over 1 (fast) to 9 (slow)
   * @param filter how rows are prepared
   * @throws IllegalArgumentException if the level is not between 0 and 9
   */
  public PngEncoder(int level, PngFilter filter) {
    if (level < 0 || level > 9) {
      throw new IllegalArgumentException("compression level is " + level + ", expected 0 to 9");
    }
    this.filter = filter;
    this.isFast = level > 0 && level <= FAST_LEVEL && filter == PngFilter.UP;
    this.deflater = new Deflater(level);
  }

  /**
   * Writes colours of 8 bits.
   *
   * @param rgb height × width × red, green, blue
   * @return the file; good until the next call
   * @throws IllegalArgumentException if the length does not fit the size
   */
  public ByteBuffer encodeRgb(int width, int height, byte[] rgb) {
    begin(width, height, 8, PngColor.RGB, rgb.length);
    pixels(rgb, width * 3, height, 3);
    return finish();
  }

  /**
   * Writes a picture of flat areas in colours of 8 bits.
   *
   * @return the file, the same as of its pixels and good until the next call; nothing if the picture is not flat enough,
   *     or the encoder is not one for masks: then give the pixels
   */
  public Optional<ByteBuffer> encodeRgb(FlatRgb image) {
    if (!isFast || !image.isFlat() || !flat.take(image)) {
      return Optional.empty();
    }
    begin(image.width(), image.height(), 8, PngColor.RGB, 3L * image.width() * image.height());
    flatPixels();
    return Optional.of(finish());
  }

  /**
   * Writes gray of 8 bits.
   *
   * @param gray height × width unsigned bytes
   * @return the file; good until the next call
   * @throws IllegalArgumentException if the length does not fit the size
   */
  public ByteBuffer encodeGray(int width, int height, byte[] gray) {
    begin(width, height, 8, PngColor.GRAY, gray.length);
    pixels(gray, width, height, 1);
    return finish();
  }

  /**
   * Writes gray of 16 bits.
   *
   * @param gray height × width unsigned shorts
   * @return the file; good until the next call
   * @throws IllegalArgumentException if the length does not fit the size
   */
  public ByteBuffer encodeGray16(int width, int height, short[] gray) {
    begin(width, height, 16, PngColor.GRAY, 2L * gray.length);
    byte[] bytes = new byte[Math.multiplyExact(gray.length, 2)];
    ByteBuffer.wrap(bytes).asShortBuffer().put(gray);
    pixels(bytes, width * 2, height, 2);
    return finish();
  }

  /**
   * Writes indices of 8 bits with their palette.
   *
   * @return the file; good until the next call
   * @throws IllegalArgumentException if the palette is empty or an index has no colour in it
   */
  public ByteBuffer encodeIndex(IndexImage image) {
    int[] palette = image.palette();
    boolean isFlat = isFast && flat.take(image.indices(), image.width(), image.height());
    requireColors(isFlat ? flat.highest() : highest(image.indices(), palette.length), palette.length);
    begin(image.width(), image.height(), 8, PngColor.PALETTE, image.indices().length);
    int chunk = beginChunk("PLTE");
    ensure(3 * palette.length);
    for (int color : palette) {
      out[length++] = (byte) (color >> 16);
      out[length++] = (byte) (color >> 8);
      out[length++] = (byte) color;
    }
    endChunk(chunk);
    pixels(image.indices(), image.width(), image.height(), 1, isFlat);
    return finish();
  }

  /** Frees the native memory of the compressor. */
  @Override
  public void close() {
    deflater.end();
  }

  private static int highest(byte[] indices, int colors) {
    int most = 0;
    for (int i = 0; i < indices.length && colors < 256; i++) {
      most = Math.max(most, indices[i] & 0xFF);
    }
    return most;
  }

  private static void requireColors(int most, int colors) {
    if (most >= colors) {
      throw new IllegalArgumentException(
          "mask has index " + most + " but a palette of only " + colors + " colours, expected a colour for each index");
    }
  }

  private void begin(int width, int height, int bitDepth, PngColor color, long bytes) {
    long expected = (long) width * height * color.samples() * bitDepth / 8;
    if (width <= 0 || height <= 0 || bytes != expected) {
      throw new IllegalArgumentException(
          "image of " + width + " x " + height + " has " + bytes + " bytes, expected " + expected);
    }
    length = 0;
    ensure(64);
    System.arraycopy(SIGNATURE, 0, out, 0, SIGNATURE.length);
    length = SIGNATURE.length;
    int chunk = beginChunk("IHDR");
    int32(width);
    int32(height);
    out[length++] = (byte) bitDepth;
    out[length++] = (byte) color.code();
    out[length++] = 0;
    out[length++] = 0;
    out[length++] = 0;
    endChunk(chunk);
  }

  private ByteBuffer finish() {
    endChunk(beginChunk("IEND"));
    return ByteBuffer.wrap(out, 0, length);
  }

  private int beginChunk(String type) {
    ensure(64);
    int start = length;
    length += 4;
    for (int i = 0; i < 4; i++) {
      out[length++] = (byte) type.charAt(i);
    }
    return start;
  }

  private void endChunk(int start) {
    ensure(4);
    int stop = length;
    length = start;
    int32(stop - start - 8);
    crc.reset();
    crc.update(out, start + 4, stop - start - 4);
    length = stop;
    int32((int) crc.getValue());
  }

  private void int32(int value) {
    out[length++] = (byte) (value >> 24);
    out[length++] = (byte) (value >> 16);
    out[length++] = (byte) (value >> 8);
    out[length++] = (byte) value;
  }

  private void ensure(int more) {
    if (out.length - length < more) {
      long wanted = Math.max((long) length + more, Math.min(2L * out.length, MAX_BYTES));
      if (wanted > MAX_BYTES) {
        throw new ImageFormatException("PNG would be bigger than 2 GB, expected an image that fits into one array");
      }
      out = Arrays.copyOf(out, (int) wanted);
    }
  }

  private void pixels(byte[] pixels, int rowBytes, int height, int step) {
    pixels(pixels, rowBytes, height, step, isFast && flat.take(pixels, rowBytes, height));
  }

  /** Writes pixels; if they are flat, the coder of runs has taken them. */
  private void pixels(byte[] pixels, int rowBytes, int height, int step, boolean isFlat) {
    if (isFlat) {
      flatPixels();
      return;
    }
    int chunk = beginChunk("IDAT");
    compress(pixels, rowBytes, height, step);
    endChunk(chunk);
  }

  private void flatPixels() {
    int chunk = beginChunk("IDAT");
    ensure(flat.mostBytes());
    length = flat.write(out, length);
    endChunk(chunk);
  }

  private void compress(byte[] pixels, int rowBytes, int height, int step) {
    int stored = Math.addExact(rowBytes, 1);
    int batch = Math.max(1, Math.min(height, WORK_BYTES / stored));
    if (work.length < batch * stored) {
      work = new byte[batch * stored];
    }
    byte[] line = new byte[rowBytes];
    byte[] above = new byte[rowBytes];
    byte[] filtered = new byte[rowBytes];
    deflater.reset();
    for (int row = 0; row < height; row += batch) {
      int rows = Math.min(batch, height - row);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(pixels, (row + i) * rowBytes, line, 0, rowBytes);
        work[i * stored] = (byte) PngRows.filter(filter, line, above, rowBytes, step, filtered);
        System.arraycopy(filtered, 0, work, i * stored + 1, rowBytes);
        byte[] spare = above;
        above = line;
        line = spare;
      }
      deflater.setInput(work, 0, rows * stored);
      drain();
    }
    deflater.finish();
    drain();
  }

  private void drain() {
    int got;
    do {
      ensure(WORK_BYTES / 4);
      got = deflater.deflate(out, length, out.length - length);
      length += got;
    } while (got > 0);
  }
}
