// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.datum4j.coco.common.CocoRecord;
import org.datum4j.coco.common.internal.index.CocoIndex;
import org.datum4j.coco.common.internal.index.RecordReader;

/**
 * The texts of plain records, which are read when somebody asks after all. Mostly that is one thread, which asks for
 * them in the order of its items; others may ask, too.
 */
final class RecordTexts implements CocoRecord.Text {
  private final Path path;
  private final RecordReader reader;
  private final IntToLongFunction starts;
  private final IntUnaryOperator lengths;

  private RecordTexts(Path path, FileChannel channel, IntToLongFunction starts, IntUnaryOperator lengths) {
    this.path = path;
    this.reader = new RecordReader(channel);
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
  public synchronized byte[] read(int row) {
    byte[] bytes = new byte[lengths.applyAsInt(row)];
    try {
      reader.read(starts.applyAsLong(row), bytes, 0, bytes.length);
    } catch (EOFException shorter) {
      throw new UncheckedIOException(new EOFException(path + " became shorter while it was read"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes;
  }
}
