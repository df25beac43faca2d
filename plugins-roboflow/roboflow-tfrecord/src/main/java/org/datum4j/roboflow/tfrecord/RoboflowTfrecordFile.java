// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.datum4j.api.issue.ImportException;
import org.datum4j.api.issue.Issue;
import org.datum4j.api.issue.Location;

/** Where the records of a file lie. */
final class RoboflowTfrecordFile {
  private static final int HEAD = 12;
  private static final int TAIL = 4;
  private static final int LARGEST = 1 << 30;
  private static final int MASK_DELTA = 0xa282ead8;

  private final String name;
  private final Path path;
  private long[] starts = new long[64];
  private int[] lengths = new int[64];
  private int size;

  private RoboflowTfrecordFile(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  String name() {
    return name;
  }

  Path path() {
    return path;
  }

  int size() {
    return size;
  }

  /** Returns where a record's data begin. */
  long start(int record) {
    return starts[record];
  }

  int length(int record) {
    return lengths[record];
  }

  /** Steps through the lengths of a file's records. */
  static RoboflowTfrecordFile scan(String name, Path path) throws IOException {
    RoboflowTfrecordFile file = new RoboflowTfrecordFile(name, path);
    long end = Files.size(path);
    byte[] head = new byte[HEAD];
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      long at = 0;
      while (at < end) {
        if (end - at < HEAD) {
          throw file.fault("a record's head has " + (end - at) + " bytes, expected " + HEAD, at);
        }
        in.readFully(head);
        ByteBuffer values = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long length = values.getLong();
        if (values.getInt() != sum(head, 0, 8)) {
          throw file.fault("the check sum of a record's length is wrong", at);
        }
        if (length < 0 || length > LARGEST || length > end - at - HEAD - TAIL) {
          throw file.fault("a record has " + length + " bytes, expected at most " + (end - at - HEAD - TAIL), at);
        }
        file.add(at + HEAD, (int) length);
        in.skipNBytes(length + TAIL);
        at += HEAD + length + TAIL;
      }
    } catch (EOFException ended) {
      throw file.fault("the file ends within a record", end);
    }
    return file;
  }

  private void add(long start, int length) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    starts[size] = start;
    lengths[size++] = length;
  }

  /** Says whether the data of a record, followed by their check sum, are sound. */
  static boolean isSound(byte[] bytes, int from, int length) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(from + length) == sum(bytes, from, length);
  }

  static int sum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + MASK_DELTA;
  }

  private ImportException fault(String what, long at) {
    return new ImportException(
        Issue.error(
            "ROBOFLOW-RECORD-FAULTY",
            what,
            Location.ofFile(name).withOffset(at),
            "Download the file again; it is damaged or no TFRecord file."));
  }
}
