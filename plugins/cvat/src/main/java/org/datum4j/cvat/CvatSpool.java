// SPDX-License-Identifier: Apache-2.0
package org.datum4j.cvat;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.datum4j.api.spi.OutputFolder;
import org.jspecify.annotations.Nullable;

/** Text that waits until the head of its file is known: a little in memory, more in a scratch file. */
final class CvatSpool implements Closeable {
  private static final int IN_MEMORY = 1 << 18;

  private final OutputFolder output;
  private byte[] buffer = new byte[1 << 12];
  private int buffered;
  private long flushed;
  private @Nullable FileChannel file;

  CvatSpool(OutputFolder output) {
    this.output = output;
  }

  /** Returns where the next text will begin. */
  long size() {
    return flushed + buffered;
  }

  void add(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (buffered + length > IN_MEMORY && buffered > 0) {
      flush();
    }
    if (buffered + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, Math.addExact(buffered, length)));
    }
    System.arraycopy(bytes, from, buffer, buffered, length);
    buffered += length;
  }

  private void flush() throws IOException {
    FileChannel to = file;
    if (to == null) {
      to = FileChannel.open(output.scratch("cvat"), StandardOpenOption.READ, StandardOpenOption.WRITE);
      file = to;
    }
    for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, buffered); rest.hasRemaining();) {
      flushed += to.write(rest, flushed);
    }
    buffered = 0;
  }

  /** Writes a part of the text. */
  void copy(long start, long end, OutputStream out) throws IOException {
    byte[] piece = new byte[(int) Math.min(1 << 16, end - start)];
    long at = start;
    FileChannel from = file;
    while (from != null && at < Math.min(end, flushed)) {
      int wanted = (int) Math.min(piece.length, Math.min(end, flushed) - at);
      int count = from.read(ByteBuffer.wrap(piece, 0, wanted), at);
      if (count < 0) {
        throw new EOFException("a scratch file became shorter");
      }
      out.write(piece, 0, count);
      at += count;
    }
    if (at < end) {
      out.write(buffer, (int) (at - flushed), (int) (end - at));
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
