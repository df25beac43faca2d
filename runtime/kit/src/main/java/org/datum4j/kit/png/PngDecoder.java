// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads PNG files of every colour type, bit depth and interlacing. An instance is reused for many files by one thread
 * at a time, and closed at the end.
 *
 * <p>The check sums of the chunks that make the image are checked; other chunks are stepped over unread. The size is
 * judged before memory is taken: by the limit, and by what the compressed bytes could hold at most.
 *
 * @source https://www.w3.org/TR/png-3/
 */
public final class PngDecoder implements AutoCloseable {

  /** The default limit: 2^27 pixels, 400 MB of RGB. */
  public static final long DEFAULT_MAX_PIXELS = 1L << 27;

  /** Deflate never makes more than 1032 bytes of one. */
  private static final long MAX_RATIO = 1032;

  /** Images of which a compressed byte makes so many are flat. */
  private static final int FLAT_RATIO = 16;

  /** Rows beyond this are expanded by zlib, which needs no room for several. */
  private static final int FLAT_ROW_BYTES = 1 << 22;

  private final long maxPixels;
  private final PngChunks chunks = new PngChunks();
  private final FlatInflater flat = new FlatInflater();
  private final ZlibRows zlib = new ZlibRows(chunks);
  private final RunRows runRows = new RunRows(flat.runs());
  private byte[] packed = new byte[0];
  /** The colours of the palette, and the transparency as it is stored, of the file at hand. */
  private int[] palette = new int[0];

  private byte[] transparency = new byte[0];

  /** A decoder with the default limit. */
  public PngDecoder() {
    this(DEFAULT_MAX_PIXELS);
  }

  /**
   * @param maxPixels images of more pixels are refused before memory is taken for them
   */
  public PngDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /**
   * Reads the header alone.
   *
   * @param file at least the first 33 bytes
   * @throws ImageFormatException if this is no PNG or its header is damaged
   */
  public static PngHeader header(byte[] file) {
    try (var decoder = new PngDecoder(Long.MAX_VALUE)) {
      decoder.chunks.open(file, 0, file.length);
      return decoder.readHeader();
    }
  }

  /**
   * Decodes a whole file.
   *
   * @throws ImageFormatException if the file is no PNG, damaged, cut off or beyond the limit
   */
  public PngImage decode(byte[] file) {
    return decode(file, 0, file.length);
  }

  /**
   * Decodes a file that is part of an array.
   *
   * @throws ImageFormatException if the file is no PNG, damaged, cut off or beyond the limit
   */
  public PngImage decode(byte[] bytes, int offset, int length) {
    chunks.open(bytes, offset, length);
    try {
      return read();
    } finally {
      chunks.close();
    }
  }

  /**
   * Decodes a whole file to runs of equal pixels, if its image is flat, is not interlaced, and has colours, gray or
   * indices of 8 bits. If not, or if its pixels are damaged, there is nothing, and {@link #decode(byte[])} tells the
   * rest.
   *
   * @throws ImageFormatException if the file is no PNG, cut off or beyond the limit, or a check sum of it is wrong
   */
  public Optional<RunImage> decodeRuns(byte[] file) {
    chunks.open(file, 0, file.length);
    try {
      PngHeader header = readHeader();
      if (!RunRows.reads(header)) {
        return Optional.empty();
      }
      readColors(header);
      if (!expandFlat(header, new PngLayout(header))) {
        return Optional.empty();
      }
      Optional<RunImage> image = runRows.read(header, palette);
      if (image.isPresent()) {
        finish();
      }
      return image;
    } finally {
      chunks.close();
    }
  }

  /** Frees the native memory of the decompressor. */
  @Override
  public void close() {
    zlib.close();
  }

  private PngHeader readHeader() {
    if (chunks.next() != PngChunks.IHDR || chunks.length() != 13) {
      throw new ImageFormatException("PNG does not begin with an IHDR chunk of 13 bytes");
    }
    chunks.checkSum();
    byte[] data = chunks.data();
    int at = chunks.from();
    if (data[at + 10] != 0 || data[at + 11] != 0 || (data[at + 12] & 0xFE) != 0) {
      throw new ImageFormatException("PNG has an unknown compression, filter or interlace method");
    }
    PngColor color = PngColor.of(data[at + 9] & 0xFF);
    return new PngHeader(chunks.int32(at), chunks.int32(at + 4), data[at + 8] & 0xFF, color, data[at + 12] == 1);
  }

  private PngImage read() {
    PngHeader header = readHeader();
    readColors(header);
    var layout = new PngLayout(header);
    boolean isFlat = expandFlat(header, layout);
    byte[] samples = layout.allocate();
    StoredRows rows = isFlat ? new FlatRows(flat.runs()) : zlib.begin();
    for (PngLayout.Pass pass : layout.passes()) {
      readPass(layout, pass, rows, samples);
    }
    if (!isFlat) {
      zlib.end();
    }
    finish();
    return new PngImage(header, samples, palette, transparency);
  }

  /** Reads what stands between the header and the pixels. */
  private void readColors(PngHeader header) {
    if (header.pixels() > maxPixels) {
      throw new ImageFormatException(
          "PNG is " + header.width() + " x " + header.height() + ", more than the limit of " + maxPixels + " pixels");
    }
    palette = new int[0];
    transparency = new byte[0];
    for (int type = chunks.next(); type != PngChunks.IDAT; type = chunks.next()) {
      if (type == PngChunks.PLTE) {
        chunks.checkSum();
        palette = readPalette(header);
      } else if (type == PngChunks.TRNS) {
        chunks.checkSum();
        transparency = Arrays.copyOfRange(chunks.data(), chunks.from(), chunks.to());
      } else if (type == PngChunks.IEND) {
        throw new ImageFormatException("PNG has no IDAT chunk, so no pixels");
      }
    }
    if (header.color() == PngColor.PALETTE && palette.length == 0) {
      throw new ImageFormatException("PNG has indices but no palette before them");
    }
  }

  private int[] readPalette(PngHeader header) {
    byte[] data = chunks.data();
    int bytes = chunks.length();
    int colors = bytes / 3;
    boolean isPalette = header.color() == PngColor.PALETTE;
    if (bytes % 3 != 0 || colors == 0 || colors > (isPalette ? 1 << header.bitDepth() : 256)) {
      throw new ImageFormatException(
          "PNG palette has " + bytes + " bytes, expected 3 for each of 1 to 2^" + header.bitDepth() + " colours");
    }
    int[] palette = new int[colors];
    for (int i = 0, at = chunks.from(); i < colors; i++, at += 3) {
      palette[i] = (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | data[at + 2] & 0xFF;
    }
    return palette;
  }

  /** What follows the pixels is of no use, but a file without its end is not whole. */
  private void finish() {
    for (int type = chunks.type(); type != PngChunks.IEND; type = chunks.next()) {
      // Unread.
    }
  }

  /** Refuses an image for which there are too few bytes before memory is taken; answers how many there are. */
  private long judge(PngHeader header, PngLayout layout) {
    int firstFrom = chunks.from();
    int firstTo = chunks.to();
    long compressed = 0;
    for (int type = PngChunks.IDAT; type == PngChunks.IDAT; type = chunks.next()) {
      compressed += chunks.length();
    }
    if (layout.storedBytes() > compressed * MAX_RATIO) {
      throw new ImageFormatException(
          "PNG is " + header.width() + " x " + header.height() + " but has only " + compressed
              + " bytes of pixels: cut off, or a decompression bomb");
    }
    chunks.reset(firstFrom, firstTo);
    return compressed;
  }

  /** Expands a flat image; false if that is work for zlib, which knows all kinds, and also what to say of damage. */
  private boolean expandFlat(PngHeader header, PngLayout layout) {
    long compressed = judge(header, layout);
    long expanded = layout.storedBytes();
    if (compressed * FLAT_RATIO > expanded || expanded > FlatInflater.MOST_BYTES
        || layout.mostRowBytes() > FLAT_ROW_BYTES) {
      return false;
    }
    int firstFrom = chunks.from();
    int firstTo = chunks.to();
    int size = gather((int) compressed);
    boolean isExpanded = flat.expand(packed, size, (int) expanded);
    if (!isExpanded) {
      chunks.reset(firstFrom, firstTo);
    }
    return isExpanded;
  }

  private int gather(int compressed) {
    int wanted = compressed + FlatInflater.SPARE_BYTES;
    if (packed.length < wanted) {
      packed = new byte[wanted];
    }
    int size = 0;
    for (int type = PngChunks.IDAT; type == PngChunks.IDAT; type = chunks.next()) {
      chunks.checkSum();
      System.arraycopy(chunks.data(), chunks.from(), packed, size, chunks.length());
      size += chunks.length();
    }
    return size;
  }

  private static void readPass(PngLayout layout, PngLayout.Pass pass, StoredRows rows, byte[] samples) {
    int rowBytes = pass.rowBytes();
    byte[] target = layout.isDirect() ? samples : new byte[Math.multiplyExact(rowBytes, pass.height())];
    byte[] line = new byte[rowBytes];
    byte[] above = new byte[rowBytes];
    for (int row = 0; row < pass.height(); row++) {
      int from = rows.next(rowBytes + 1, pass.height() - row);
      byte[] stored = rows.bytes();
      System.arraycopy(stored, from + 1, line, 0, rowBytes);
      PngRows.restore(stored[from], line, above, rowBytes, layout.filterStep());
      System.arraycopy(line, 0, target, row * rowBytes, rowBytes);
      byte[] spare = above;
      above = line;
      line = spare;
    }
    if (!layout.isDirect()) {
      layout.place(pass, target, samples);
    }
  }
}
