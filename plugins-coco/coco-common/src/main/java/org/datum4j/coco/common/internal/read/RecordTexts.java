// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.internal.index.CocoIndex;

/** The texts of plain records, which are read when somebody asks after all. Serves several threads. */
final class RecordTexts implements CocoRecord.Text {
  private final CocoIndex index;
  private final FileChannel channel;

  RecordTexts(CocoIndex index, FileChannel channel) {
    this.index = index;
    this.channel = channel;
  }

  @Override
  public byte[] read(int row) {
    byte[] bytes = new byte[index.annotationLength(row)];
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    long start = index.annotationStart(row);
    try {
      while (rest.hasRemaining()) {
        if (channel.read(rest, start + rest.position()) < 0) {
          throw new EOFException(index.path() + " became shorter while it was read");
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes;
  }
}
