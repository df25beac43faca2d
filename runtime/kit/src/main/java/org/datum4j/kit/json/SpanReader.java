// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.json;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads many pieces of a file by position into one buffer that is reused.
 *
 * <p>An instance serves one thread; {@link #fork} gives another one on the same open file. The file is closed by the
 * instance that opened it.
 *
 * @units offsets and sizes in bytes
 */
public final class SpanReader implements Closeable {
  /** Pieces no further apart than this are read together. */
  private static final int GAP = 4096;

  private static final int INDEX_BITS = 20;
  /** The most pieces of one batch. */
  public static final int MAX_SPANS = 1 << INDEX_BITS;

  private final SeekableByteChannel channel;
  private final boolean owner;
  private byte[] buf = new byte[1 << 16];
  private ByteBuffer view = ByteBuffer.wrap(buf);
  private int[] offsets = new int[64];
  private long[] order = new long[64];

  private SpanReader(SeekableByteChannel channel, boolean owner) {
    this.channel = channel;
    this.owner = owner;
  }

  /** Opens a file. */
  public static SpanReader open(Path file) throws IOException {
    return new SpanReader(Files.newByteChannel(file), true);
  }

  /**
   * Whether pieces of the file can be read without reading all of it. Files inside archives cannot: opening one by
   * position may bring it into memory as a whole.
   */
  public static boolean seeksCheaply(Path file) {
    return file.getFileSystem().provider().getScheme().equals("file");
  }

  /** Another reader of the same file, for another thread; it need not be closed. */
  public SpanReader fork() {
    return new SpanReader(channel, false);
  }

  /**
   * Reads one piece.
   *
   * @return where in {@link #bytes()} it begins
   * @throws EOFException if the file ends before the piece does
   */
  public int read(long start, int length) throws IOException {
    checkSpan(start, length);
    reserve(length);
    fill(start, 0, length);
    return 0;
  }

  /**
   * Reads {@code count} pieces, in any order; {@link #offset} tells where each went. The batch as a whole must fit an
   * array.
   *
   * @param starts offset in the file of each piece
   * @param lengths size of each piece
   * @throws EOFException if the file ends before a piece does
   */
  public void readAll(long[] starts, int[] lengths, int count) throws IOException {
    if (count > MAX_SPANS) {
      throw new IllegalArgumentException("at most " + MAX_SPANS + " pieces in a batch, got " + count);
    }
    if (offsets.length < count) {
      offsets = new int[Math.max(count, offsets.length * 2)];
      order = new long[offsets.length];
    }
    sort(starts, lengths, count);
    int used = 0;
    for (int i = 0; i < count;) {
      int last = group(starts, lengths, i, count);
      used = readGroup(starts, lengths, i, last, used);
      i = last;
    }
  }

  /** Where in {@link #bytes()} a piece of the last batch begins. */
  public int offset(int span) {
    return offsets[span];
  }

  /** The buffer; valid until the next read. */
  public byte[] bytes() {
    return buf;
  }

  private void sort(long[] starts, int[] lengths, int count) {
    boolean ascending = true;
    for (int i = 0; i < count; i++) {
      checkSpan(starts[i], lengths[i]);
      order[i] = starts[i] << INDEX_BITS | i;
      ascending &= i == 0 || order[i - 1] < order[i];
    }
    if (!ascending) {
      Arrays.sort(order, 0, count);
    }
  }

  private static void checkSpan(long start, int length) {
    if (start < 0 || start >= 1L << Long.SIZE - 1 - INDEX_BITS || length < 0) {
      throw new IllegalArgumentException("no span of a file: " + length + " bytes at " + start);
    }
  }

  private int span(int rank) {
    return (int) order[rank] & MAX_SPANS - 1;
  }

  /** The rank behind the last piece that is read together with the one at {@code first}. */
  private int group(long[] starts, int[] lengths, int first, int count) {
    long end = starts[span(first)] + lengths[span(first)];
    int i = first + 1;
    for (; i < count && starts[span(i)] <= end + GAP; i++) {
      end = Math.max(end, starts[span(i)] + lengths[span(i)]);
    }
    return i;
  }

  private int readGroup(long[] starts, int[] lengths, int first, int last, int used) throws IOException {
    long start = starts[span(first)];
    long end = start;
    for (int i = first; i < last; i++) {
      int span = span(i);
      end = Math.max(end, starts[span] + lengths[span]);
      offsets[span] = (int) (used + (starts[span] - start));
    }
    long total = used + (end - start);
    if (total > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("the pieces of a batch fill more than 2 GiB");
    }
    reserve((int) total);
    fill(start, used, (int) total);
    return (int) total;
  }

  private void reserve(int size) {
    if (buf.length < size) {
      buf = Arrays.copyOf(buf, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(size, buf.length * 2L)));
      view = ByteBuffer.wrap(buf);
    }
  }

  private void fill(long start, int from, int to) throws IOException {
    view.limit(to).position(from);
    long at = start;
    while (view.hasRemaining()) {
      int count = read(at);
      if (count < 0) {
        throw new EOFException("the file ends at byte " + at + ", expected data up to byte " + (start + to - from));
      }
      at += count;
    }
  }

  private int read(long at) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(view, at);
    }
    synchronized (channel) {
      return channel.position(at).read(view);
    }
  }

  /** Closes the file, if this instance opened it. */
  @Override
  public void close() throws IOException {
    if (owner) {
      channel.close();
    }
  }
}
