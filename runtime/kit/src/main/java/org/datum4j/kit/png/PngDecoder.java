// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private byte[] packed = new byte[0];

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
      return Objects.requireNonNull(read(null));
    } finally {
      chunks.close();
    }
  }

  /**
   * Decodes a whole file row by row, if that is possible and wanted. Rows are told before the whole file is known to be
   * sound.
   *
   * @return the image if its rows were not told: since they were not wanted, are interlaced or hold samples of less than 8
   *     bits
   * @throws ImageFormatException as {@link #decode(byte[])}
   */
  public Optional<PngImage> decodeRows(byte[] file, PngRowSink rows) {
    chunks.open(file, 0, file.length);
    try {
      return Optional.ofNullable(read(rows));
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

  private @Nullable PngImage read(@Nullable PngRowSink wanted) {
    PngHeader header = readHeader();
    if (header.pixels() > maxPixels) {
      throw new ImageFormatException(
          "PNG is " + header.width() + " x " + header.height() + ", more than the limit of " + maxPixels + " pixels");
    }
    int[] palette = new int[0];
    byte[] transparency = new byte[0];
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
    var layout = new PngLayout(header);
    long compressed = judge(header, layout);
    PngRowSink sink = wanted != null && layout.isDirect() && wanted.begin(header) ? wanted : null;
    if (sink != null) {
      if (!readFlat(layout, compressed, (rows, pass) -> readPass(layout, pass, rows, sink))) {
        // Once more from the top.
        sink.begin(header);
        readPixels(layout, (rows, pass) -> readPass(layout, pass, rows, sink));
      }
      finish();
      return null;
    }
    byte[] samples = layout.allocate();
    if (!readFlat(layout, compressed, (rows, pass) -> readPass(layout, pass, rows, samples))) {
      readPixels(layout, (rows, pass) -> readPass(layout, pass, rows, samples));
    }
    finish();
    return new PngImage(header, samples, palette, transparency);
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

  /** Reads the rows of a pass. */
  @FunctionalInterface
  private interface PassReader {
    void read(StoredRows rows, PngLayout.Pass pass);
  }

  private void readPixels(PngLayout layout, PassReader reader) {
    zlib.begin();
    for (PngLayout.Pass pass : layout.passes()) {
      reader.read(zlib, pass);
    }
    zlib.end();
  }

  /** Reads a flat image; false if that is work for zlib, which knows all kinds, and also what to say of damage. */
  private boolean readFlat(PngLayout layout, long compressed, PassReader reader) {
    if (compressed * FLAT_RATIO > layout.storedBytes() || layout.mostRowBytes() > FLAT_ROW_BYTES) {
      return false;
    }
    int firstFrom = chunks.from();
    int firstTo = chunks.to();
    int size = gather((int) compressed);
    flat.begin(packed, size, layout.storedBytes(), layout.mostRowBytes() + 1);
    for (PngLayout.Pass pass : layout.passes()) {
      reader.read(flat, pass);
    }
    boolean isRead = flat.isWhole();
    if (!isRead) {
      chunks.reset(firstFrom, firstTo);
    }
    return isRead;
  }

  private int gather(int compressed) {
    if (packed.length < compressed) {
      packed = new byte[compressed];
    }
    int size = 0;
    for (int type = PngChunks.IDAT; type == PngChunks.IDAT; type = chunks.next()) {
      chunks.checkSum();
      System.arraycopy(chunks.data(), chunks.from(), packed, size, chunks.length());
      size += chunks.length();
    }
    return size;
  }

  private void readPass(PngLayout layout, PngLayout.Pass pass, StoredRows rows, byte[] samples) {
    int rowBytes = pass.rowBytes();
    byte[] target = layout.isDirect() ? samples : new byte[Math.multiplyExact(rowBytes, pass.height())];
    readPass(layout, pass, rows, new PngRowSink() {
      @Override
      public boolean begin(PngHeader header) {
        return true;
      }

      @Override
      public void row(int y, byte[] row, boolean isRepeated) {
        System.arraycopy(row, 0, target, y * rowBytes, rowBytes);
      }
    });
    if (!layout.isDirect()) {
      layout.place(pass, target, samples);
    }
  }

  private void readPass(PngLayout layout, PngLayout.Pass pass, StoredRows rows, PngRowSink sink) {
    int rowBytes = pass.rowBytes();
    byte[] line = new byte[rowBytes];
    byte[] above = new byte[rowBytes];
    int step = layout.filterStep();
    for (int row = 0; row < pass.height(); row++) {
      int from = rows.next(rowBytes + 1, pass.height() - row);
      if (from < 0) {
        return;
      }
      byte[] stored = rows.bytes();
      if (row > 0 && isRepeated(stored, from, rowBytes + 1)) {
        sink.row(row, above, true);
        continue;
      }
      System.arraycopy(stored, from + 1, line, 0, rowBytes);
      PngRows.restore(stored[from], line, above, rowBytes, step);
      sink.row(row, line, false);
      byte[] spare = above;
      above = line;
      line = spare;
    }
  }

  /** Says whether a row is stored just as the one above it, in a way that does not depend on that. */
  private static boolean isRepeated(byte[] stored, int from, int length) {
    return from >= length
        && stored[from] <= 1
        && Arrays.equals(stored, from, from + length, stored, from - length, from);
  }
}
