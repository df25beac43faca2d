// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of a file by their place. Records that lie close to the last one are taken from a window that was read
 * ahead; others are read alone. One thread at a time.
 */
public final class RecordReader {
  private static final int WINDOW = 1 << 16;
  private static final int NEAR = 1 << 12;

  private final FileChannel channel;
  private @Nullable ByteBuffer window;
  private long windowStart;
  private int windowLength;
  private long last = -1;

  /** Reads from a channel, which others may use at the same time and which stays open. */
  public RecordReader(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads bytes.
   *
   * @throws IOException if the file ends before
   */
  public void read(long start, byte[] target, int at, int length) throws IOException {
    if (start < windowStart || start + length > windowStart + windowLength) {
      boolean isNear = last >= 0 && start >= last && start - last <= NEAR || start == 0;
      if (length > WINDOW) {
        readFully(start, ByteBuffer.wrap(target, at, length));
        last = start + length;
        return;
      }
      fill(start, isNear ? WINDOW : length, length);
    }
    last = start + length;
    window().get((int) (start - windowStart), target, at, length);
  }

  /** Many a reader is never asked. */
  private ByteBuffer window() {
    ByteBuffer known = window;
    if (known == null) {
      known = ByteBuffer.allocateDirect(WINDOW);
      window = known;
    }
    return known;
  }

  private void fill(long start, int wanted, int needed) throws IOException {
    ByteBuffer target = window().clear().limit(wanted);
    windowStart = start;
    windowLength = 0;
    while (windowLength < needed) {
      int count = channel.read(target, start + windowLength);
      if (count < 0) {
        throw new EOFException("the file ends before byte " + (start + needed));
      }
      windowLength += count;
    }
  }

  private void readFully(long start, ByteBuffer buffer) throws IOException {
    long at = start;
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer, at);
      if (count < 0) {
        throw new EOFException("the file ends before byte " + (at + buffer.remaining()));
      }
      at += count;
    }
  }
}
