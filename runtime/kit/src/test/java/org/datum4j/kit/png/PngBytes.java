// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds PNG files that the encoder does not write: every colour type, bit depth, filter and interlacing. */
final class PngBytes {

  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PngBytes() {
    out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  PngBytes chunk(String type, byte[] payload) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(payload);
    out.writeBytes(ByteBuffer.allocate(4).putInt(payload.length).array());
    out.writeBytes(name);
    out.writeBytes(payload);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    return this;
  }

  PngBytes header(int width, int height, int bitDepth, int color, int interlace) {
    return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) bitDepth)
        .put((byte) color).put((byte) 0).put((byte) 0).put((byte) interlace).array());
  }

  byte[] done() {
    return chunk("IEND", new byte[0]).out.toByteArray();
  }

  /** Unfiltered rows of an image whose samples are {@code samples[(y * width + x) * perPixel + i]}. */
  static byte[] rows(int width, int height, int bitDepth, int perPixel, int[] samples, boolean isInterlaced) {
    var rows = new ByteArrayOutputStream();
    int[][] passes = isInterlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}};
    for (int[] pass : passes) {
      for (int y = pass[1]; y < height && pass[0] < width; y += pass[3]) {
        rows.write(0);
        int bits = 0;
        int held = 0;
        for (int x = pass[0]; x < width; x += pass[2]) {
          for (int i = 0; i < perPixel; i++) {
            bits = bits << bitDepth | samples[(y * width + x) * perPixel + i];
            held += bitDepth;
            while (held >= 8) {
              rows.write(bits >> held - 8);
              held -= 8;
            }
          }
        }
        if (held > 0) {
          rows.write(bits << 8 - held);
        }
      }
    }
    return rows.toByteArray();
  }

  static byte[] deflate(byte[] bytes) {
    var deflater = new Deflater(9);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + 100];
    int length = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }
}
