// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
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

  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504C5445;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int TRNS = 0x74524E53;
  private static final int WORK_BYTES = 1 << 16;

  /** Images of which a compressed byte makes so many are flat; up to a size they are expanded as a whole. */
  private static final int FLAT_RATIO = 16;

  private static final int FLAT_BYTES = 1 << 24;

  private final long maxPixels;
  private final Inflater inflater = new Inflater();
  private final CRC32 crc = new CRC32();
  private final FlatInflater flat = new FlatInflater();
  private byte[] work = new byte[WORK_BYTES];
  private byte[] packed = new byte[0];
  /** Where in {@link #work} the next row is, when all of them are there already; else -1. */
  private int nextRow;
  private byte[] data = new byte[0];
  private int position;
  private int end;
  private int chunkEnd;

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
      decoder.open(file, 0, file.length);
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
    open(bytes, offset, length);
    try {
      return Objects.requireNonNull(read(null));
    } finally {
      data = new byte[0];
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
    open(file, 0, file.length);
    try {
      return Optional.ofNullable(read(rows));
    } finally {
      data = new byte[0];
    }
  }

  /** Frees the native memory of the decompressor. */
  @Override
  public void close() {
    inflater.end();
  }

  private void open(byte[] bytes, int offset, int length) {
    data = bytes;
    position = offset;
    end = offset + length;
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (i >= length || bytes[offset + i] != SIGNATURE[i]) {
        throw new ImageFormatException(
            i >= length ? "PNG is cut off after " + length + " bytes" : "this is no PNG: the signature is missing");
      }
    }
    position += SIGNATURE.length;
  }

  private PngHeader readHeader() {
    if (nextChunk() != IHDR || chunkEnd - position != 13) {
      throw new ImageFormatException("PNG does not begin with an IHDR chunk of 13 bytes");
    }
    checkSum();
    int at = position;
    if (data[at + 10] != 0 || data[at + 11] != 0 || (data[at + 12] & 0xFE) != 0) {
      throw new ImageFormatException("PNG has an unknown compression, filter or interlace method");
    }
    PngColor color = PngColor.of(data[at + 9] & 0xFF);
    var header = new PngHeader(int32(at), int32(at + 4), data[at + 8] & 0xFF, color, data[at + 12] == 1);
    position = chunkEnd + 4;
    return header;
  }

  private @Nullable PngImage read(@Nullable PngRowSink wanted) {
    PngHeader header = readHeader();
    if (header.pixels() > maxPixels) {
      throw new ImageFormatException(
          "PNG is " + header.width() + " x " + header.height() + ", more than the limit of " + maxPixels + " pixels");
    }
    int[] palette = new int[0];
    byte[] transparency = new byte[0];
    while (true) {
      int type = nextChunk();
      if (type == IDAT) {
        break;
      }
      if (type == PLTE) {
        checkSum();
        palette = readPalette(header);
      } else if (type == TRNS) {
        checkSum();
        transparency = Arrays.copyOfRange(data, position, chunkEnd);
      } else if (type == IEND) {
        throw new ImageFormatException("PNG has no IDAT chunk, so no pixels");
      }
      position = chunkEnd + 4;
    }
    if (header.color() == PngColor.PALETTE && palette.length == 0) {
      throw new ImageFormatException("PNG has indices but no palette before them");
    }
    var layout = new PngLayout(header);
    long compressed = judge(header, layout);
    PngRowSink sink = wanted != null && layout.isDirect() && wanted.begin(header) ? wanted : null;
    if (sink != null) {
      readPixels(layout, compressed, pass -> readPass(layout, pass, sink));
      finish();
      return null;
    }
    byte[] samples = layout.allocate();
    readPixels(layout, compressed, pass -> readPass(layout, pass, samples));
    finish();
    return new PngImage(header, samples, palette, transparency);
  }

  private int[] readPalette(PngHeader header) {
    int bytes = chunkEnd - position;
    int colors = bytes / 3;
    boolean isPalette = header.color() == PngColor.PALETTE;
    if (bytes % 3 != 0 || colors == 0 || colors > (isPalette ? 1 << header.bitDepth() : 256)) {
      throw new ImageFormatException(
          "PNG palette has " + bytes + " bytes, expected 3 for each of 1 to 2^" + header.bitDepth() + " colours");
    }
    int[] palette = new int[colors];
    for (int i = 0, at = position; i < colors; i++, at += 3) {
      palette[i] = (data[at] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | data[at + 2] & 0xFF;
    }
    return palette;
  }

  /** Steps to the next chunk: the position is its payload's, {@code chunkEnd} the end of that. */
  private int nextChunk() {
    if (end - position < 12) {
      throw cutOff();
    }
    int length = int32(position);
    int type = int32(position + 4);
    if (length < 0 || length > end - position - 12) {
      throw cutOff();
    }
    position += 8;
    chunkEnd = position + length;
    return type;
  }

  private ImageFormatException cutOff() {
    return new ImageFormatException("PNG is cut off: a chunk goes beyond the last byte, or the IEND chunk is missing");
  }

  private void checkSum() {
    crc.reset();
    crc.update(data, position - 4, chunkEnd - position + 4);
    if ((int) crc.getValue() != int32(chunkEnd)) {
      String type = new String(data, position - 4, 4, StandardCharsets.ISO_8859_1);
      throw new ImageFormatException("PNG is damaged: the check sum of its " + type + " chunk does not match");
    }
  }

  private int int32(int at) {
    return data[at] << 24 | (data[at + 1] & 0xFF) << 16 | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
  }

  /** What follows the pixels is of no use, but a file without its end is not whole. */
  private void finish() {
    while (nextChunk() != IEND) {
      position = chunkEnd + 4;
    }
  }

  /** Refuses an image for which there are too few bytes before memory is taken; answers how many there are. */
  private long judge(PngHeader header, PngLayout layout) {
    int firstChunk = position;
    int firstEnd = chunkEnd;
    long compressed = 0;
    for (int type = IDAT; type == IDAT; type = nextChunk()) {
      compressed += chunkEnd - position;
      position = chunkEnd + 4;
    }
    if (layout.storedBytes() > compressed * MAX_RATIO) {
      throw new ImageFormatException(
          "PNG is " + header.width() + " x " + header.height() + " but has only " + compressed
              + " bytes of pixels: cut off, or a decompression bomb");
    }
    position = firstChunk;
    chunkEnd = firstEnd;
    return compressed;
  }

  private void readPixels(PngLayout layout, long compressed, Consumer<PngLayout.Pass> reading) {
    int firstChunk = position;
    int firstEnd = chunkEnd;
    if (layout.storedBytes() <= FLAT_BYTES
        && compressed * FLAT_RATIO <= layout.storedBytes()
        && expandFlat((int) compressed, (int) layout.storedBytes())) {
      nextRow = 0;
      layout.passes().forEach(reading);
      return;
    }
    nextRow = -1;
    position = firstChunk;
    chunkEnd = firstEnd;
    checkSum();
    inflater.reset();
    inflater.setInput(data, position, chunkEnd - position);
    layout.passes().forEach(reading);
    // The sums of the rest too: damage there can leave the inflater content.
    position = chunkEnd + 4;
    while (nextChunk() == IDAT) {
      checkSum();
      position = chunkEnd + 4;
    }
    position -= 8;
  }

  /** Expands all rows at once; false if that is work for the inflater. */
  private boolean expandFlat(int compressed, int stored) {
    if (packed.length < compressed) {
      packed = new byte[compressed];
    }
    int size = 0;
    for (int type = IDAT; type == IDAT; type = nextChunk()) {
      checkSum();
      System.arraycopy(data, position, packed, size, chunkEnd - position);
      size += chunkEnd - position;
      position = chunkEnd + 4;
    }
    position -= 8;
    if (work.length < stored) {
      work = new byte[stored];
    }
    return flat.inflate(packed, size, work, stored);
  }

  private void readPass(PngLayout layout, PngLayout.Pass pass, byte[] samples) {
    int rowBytes = pass.rowBytes();
    byte[] target = layout.isDirect() ? samples : new byte[Math.multiplyExact(rowBytes, pass.height())];
    readPass(layout, pass, new PngRowSink() {
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

  private void readPass(PngLayout layout, PngLayout.Pass pass, PngRowSink sink) {
    int rowBytes = pass.rowBytes();
    int stored = rowBytes + 1;
    boolean isWhole = nextRow >= 0;
    int batch = isWhole ? pass.height() : Math.max(1, Math.min(pass.height(), WORK_BYTES / stored));
    if (!isWhole && work.length < batch * stored) {
      work = new byte[batch * stored];
    }
    byte[] line = new byte[rowBytes];
    byte[] above = new byte[rowBytes];
    int step = layout.filterStep();
    for (int row = 0; row < pass.height(); row += batch) {
      int rows = Math.min(batch, pass.height() - row);
      int from = isWhole ? nextRow : 0;
      if (isWhole) {
        nextRow += rows * stored;
      } else {
        inflate(rows * stored);
      }
      for (int i = 0; i < rows; i++, from += stored) {
        if (isWhole && row + i > 0 && isRepeated(from, stored)) {
          sink.row(row + i, above, true);
          continue;
        }
        System.arraycopy(work, from + 1, line, 0, rowBytes);
        PngRows.restore(work[from], line, above, rowBytes, step);
        sink.row(row + i, line, false);
        byte[] spare = above;
        above = line;
        line = spare;
      }
    }
  }

  /** Says whether a row is stored just as the one above it, in a way that does not depend on that. */
  private boolean isRepeated(int from, int stored) {
    return work[from] <= 1 && Arrays.equals(work, from, from + stored, work, from - stored, from);
  }

  private void inflate(int count) {
    int done = 0;
    try {
      while (done < count) {
        int got = inflater.inflate(work, done, count - done);
        done += got;
        if (got == 0 && !nextInput()) {
          throw new ImageFormatException("PNG is damaged: its pixels end before the last row");
        }
      }
    } catch (DataFormatException e) {
      throw new ImageFormatException("PNG is damaged: " + e.getMessage(), e);
    }
  }

  private boolean nextInput() {
    if (inflater.finished() || inflater.needsDictionary() || !inflater.needsInput()) {
      return false;
    }
    position = chunkEnd + 4;
    if (nextChunk() != IDAT) {
      return false;
    }
    checkSum();
    inflater.setInput(data, position, chunkEnd - position);
    return true;
  }
}
