// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file, one after another.
 *
 * @source https://www.w3.org/TR/png-3/#5Chunk-layout
 */
final class PngChunks {
  static final int IHDR = 0x49484452;
  static final int PLTE = 0x504C5445;
  static final int IDAT = 0x49444154;
  static final int IEND = 0x49454E44;
  static final int TRNS = 0x74524E53;

  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

  private final CRC32 crc = new CRC32();
  private byte[] data = new byte[0];
  private int end;
  private int from;
  private int to;

  void open(byte[] bytes, int offset, int length) {
    data = bytes;
    end = offset + length;
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (i >= length || bytes[offset + i] != SIGNATURE[i]) {
        throw new ImageFormatException(
            i >= length ? "PNG is cut off after " + length + " bytes" : "this is no PNG: the signature is missing");
      }
    }
    reset(offset + SIGNATURE.length - 4, offset + SIGNATURE.length - 4);
  }

  /** Lets go of the file. */
  void close() {
    data = new byte[0];
  }

  /** Steps to the next chunk and returns its type. */
  int next() {
    int at = to + 4;
    if (end - at < 12) {
      throw cutOff();
    }
    int length = int32(at);
    if (length < 0 || length > end - at - 12) {
      throw cutOff();
    }
    from = at + 8;
    to = from + length;
    return int32(at + 4);
  }

  private static ImageFormatException cutOff() {
    return new ImageFormatException("PNG is cut off: a chunk goes beyond the last byte, or the IEND chunk is missing");
  }

  /** Goes back to a chunk of which {@link #from} and {@link #to} are known. */
  void reset(int from, int to) {
    this.from = from;
    this.to = to;
  }

  byte[] data() {
    return data;
  }

  /** Returns the type of the chunk at hand. */
  int type() {
    return int32(from - 4);
  }

  /** Returns where the chunk's payload begins. */
  int from() {
    return from;
  }

  /** Returns where the chunk's payload ends. */
  int to() {
    return to;
  }

  int length() {
    return to - from;
  }

  void checkSum() {
    crc.reset();
    crc.update(data, from - 4, to - from + 4);
    if ((int) crc.getValue() != int32(to)) {
      String type = new String(data, from - 4, 4, StandardCharsets.ISO_8859_1);
      throw new ImageFormatException("PNG is damaged: the check sum of its " + type + " chunk does not match");
    }
  }

  int int32(int at) {
    return data[at] << 24 | (data[at + 1] & 0xFF) << 16 | (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
  }
}
