// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.write;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.datum4j.api.spi.OutputFolder;
import org.jspecify.annotations.Nullable;

/**
 * Text that is written now and read back later: small ones stay in memory, others go to a scratch file. Ids that are not
 * known yet stand in it as marks, a byte that JSON never holds and the number of the thing that will get the id.
 */
final class Spool implements Closeable {
  /** Begins the mark of an annotation's id. */
  static final byte ANNOTATION_MARK = 1;

  /** Begins the mark of an image's id. */
  static final byte IMAGE_MARK = 2;

  private static final int MARK_DIGITS = 4;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x80 * ONES;
  private static final int LARGEST_IN_MEMORY = 1 << 18;

  private final OutputFolder output;
  private byte[] buffer = new byte[1 << 12];
  private int buffered;
  private long flushed;
  private boolean hasMarks;
  private @Nullable FileChannel file;

  Spool(OutputFolder output) {
    this.output = output;
  }

  /** Returns how much was written. */
  long length() {
    return flushed + buffered;
  }

  void write(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (buffered + length > buffer.length) {
      makeRoom(length);
    }
    if (length > buffer.length) {
      // The buffer was written out just now, so that the order stays.
      writeFully(ByteBuffer.wrap(bytes, from, length));
      return;
    }
    System.arraycopy(bytes, from, buffer, buffered, length);
    buffered += length;
  }

  void write(byte value) throws IOException {
    if (buffered == buffer.length) {
      makeRoom(1);
    }
    buffer[buffered++] = value;
  }

  /** Writes a mark for an id that will be known later. */
  void mark(byte kind, int number) throws IOException {
    hasMarks = true;
    write(kind);
    for (int shift = 8 * (MARK_DIGITS - 1); shift >= 0; shift -= 8) {
      write((byte) (number >> shift));
    }
  }

  private void makeRoom(int more) throws IOException {
    if (file == null && buffered + more <= LARGEST_IN_MEMORY) {
      buffer = Arrays.copyOf(buffer, Math.min(LARGEST_IN_MEMORY, Math.max(2 * buffer.length, buffered + more)));
      return;
    }
    if (buffer.length < LARGEST_IN_MEMORY) {
      buffer = Arrays.copyOf(buffer, LARGEST_IN_MEMORY);
    }
    writeFully(ByteBuffer.wrap(buffer, 0, buffered));
    buffered = 0;
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    FileChannel target = file;
    if (target == null) {
      Path scratch = output.scratch("coco");
      target = FileChannel.open(scratch, StandardOpenOption.READ, StandardOpenOption.WRITE);
      file = target;
    }
    while (bytes.hasRemaining()) {
      flushed += target.write(bytes, flushed);
    }
  }

  /**
   * Copies a part to a stream, with numbers in place of marks.
   *
   * @param firstAnnotation the id of the annotation with number 0
   * @param firstImage the id of the image with number 0
   */
  void copyTo(OutputStream out, long start, long end, long firstAnnotation, long firstImage) throws IOException {
    byte[] piece = new byte[(int) Math.min(1 << 16, end - start)];
    long at = start;
    while (at < end) {
      int length = (int) Math.min(piece.length, end - at);
      read(at, piece, length);
      at += hasMarks ? expand(out, piece, length, at + length == end, firstAnnotation, firstImage)
          : plain(out, piece, length);
    }
  }

  private static int plain(OutputStream out, byte[] piece, int length) throws IOException {
    out.write(piece, 0, length);
    return length;
  }

  /** Writes a piece up to its end, or up to a mark that the piece holds in part only. */
  private static int expand(
      OutputStream out, byte[] piece, int length, boolean isLast, long firstAnnotation, long firstImage)
      throws IOException {
    ByteBuffer words = ByteBuffer.wrap(piece);
    int done = 0;
    for (int i = nextMark(words, 0, length); i < length; i = nextMark(words, done, length)) {
      out.write(piece, done, i - done);
      if (!isLast && i + MARK_DIGITS >= length) {
        return i;
      }
      int number = words.getInt(i + 1);
      long id = (piece[i] == ANNOTATION_MARK ? firstAnnotation : firstImage) + number;
      out.write(Long.toString(id).getBytes(StandardCharsets.US_ASCII));
      done = i + 1 + MARK_DIGITS;
    }
    out.write(piece, done, length - done);
    return length;
  }

  /** Returns where the next mark is, or the end. Eight bytes that are all above those of the marks are passed at once. */
  private static int nextMark(ByteBuffer piece, int from, int end) {
    int at = from;
    while (at < end && !isMark(piece.get(at))) {
      at++;
      while (at % Long.BYTES == 0 && at + Long.BYTES <= end && isPlain(piece.getLong(at))) {
        at += Long.BYTES;
      }
    }
    return at;
  }

  private static boolean isMark(byte value) {
    return value == ANNOTATION_MARK || value == IMAGE_MARK;
  }

  private static boolean isPlain(long word) {
    return (word - (IMAGE_MARK + 1) * ONES & ~word & HIGH) == 0;
  }

  private void read(long start, byte[] target, int length) throws IOException {
    int done = 0;
    FileChannel source = file;
    if (source != null && start < flushed) {
      ByteBuffer part = ByteBuffer.wrap(target, 0, (int) Math.min(length, flushed - start));
      while (part.hasRemaining()) {
        if (source.read(part, start + part.position()) < 0) {
          throw new IOException("a scratch file became shorter");
        }
      }
      done = part.position();
    }
    if (done < length) {
      System.arraycopy(buffer, (int) (start + done - flushed), target, done, length - done);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    buffer = new byte[0];
  }
}
