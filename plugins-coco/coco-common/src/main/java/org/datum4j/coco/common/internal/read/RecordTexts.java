// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.internal.index.CocoIndex;

/** The texts of plain records, which are read when somebody asks after all. Serves several threads. */
final class RecordTexts implements CocoRecord.Text {
  private final Path path;
  private final FileChannel channel;
  private final IntToLongFunction starts;
  private final IntUnaryOperator lengths;

  private RecordTexts(Path path, FileChannel channel, IntToLongFunction starts, IntUnaryOperator lengths) {
    this.path = path;
    this.channel = channel;
    this.starts = starts;
    this.lengths = lengths;
  }

  static RecordTexts ofAnnotations(CocoIndex index, FileChannel channel) {
    return new RecordTexts(index.path(), channel, index::annotationStart, index::annotationLength);
  }

  static RecordTexts ofImages(CocoIndex index, FileChannel channel) {
    return new RecordTexts(index.path(), channel, index::imageStart, index::imageLength);
  }

  @Override
  public byte[] read(int row) {
    byte[] bytes = new byte[lengths.applyAsInt(row)];
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long start = starts.applyAsLong(row);
    try {
      while (rest.hasRemaining()) {
        if (channel.read(rest, start + rest.position()) < 0) {
          throw new EOFException(path + " became shorter while it was read");
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes;
  }
}
