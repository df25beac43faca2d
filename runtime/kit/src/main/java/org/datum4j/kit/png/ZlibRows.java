// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Rows that zlib expands, some dozens of kilobytes at a time. */
final class ZlibRows implements StoredRows, AutoCloseable {
  private static final int WORK_BYTES = 1 << 16;

  private final Inflater inflater = new Inflater();
  private final PngChunks chunks;
  private byte[] work = new byte[WORK_BYTES];
  private int at;
  private int size;

  ZlibRows(PngChunks chunks) {
    this.chunks = chunks;
  }

  /** Begins with the chunk at hand. */
  ZlibRows begin() {
    chunks.checkSum();
    inflater.reset();
    inflater.setInput(chunks.data(), chunks.from(), chunks.length());
    at = 0;
    size = 0;
    return this;
  }

  @Override
  public byte[] bytes() {
    return work;
  }

  @Override
  public int next(int stored, int rowsLeft) {
    if (at == size) {
      size = stored * Math.max(1, Math.min(rowsLeft, WORK_BYTES / stored));
      if (work.length < size) {
        work = new byte[size];
      }
      inflate(size);
      at = 0;
    }
    at += stored;
    return at - stored;
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
    if (inflater.finished() || inflater.needsDictionary() || !inflater.needsInput()
        || chunks.next() != PngChunks.IDAT) {
      return false;
    }
    chunks.checkSum();
    inflater.setInput(chunks.data(), chunks.from(), chunks.length());
    return true;
  }

  /** Checks the sums of the chunks that are left, too: damage there can leave the inflater content. */
  void end() {
    int type = chunks.next();
    while (type == PngChunks.IDAT) {
      chunks.checkSum();
      type = chunks.next();
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
