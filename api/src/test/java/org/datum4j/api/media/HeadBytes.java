// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds image headers byte by byte. */
final class HeadBytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  HeadBytes text(String latin1) {
    out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  HeadBytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  HeadBytes u16be(int... values) {
    for (int value : values) {
      u8(value >> 8, value);
    }
    return this;
  }

  HeadBytes u16le(int... values) {
    for (int value : values) {
      u8(value, value >> 8);
    }
    return this;
  }

  HeadBytes u32be(int... values) {
    for (int value : values) {
      u16be(value >> 16, value);
    }
    return this;
  }

  HeadBytes u32le(int... values) {
    for (int value : values) {
      u16le(value, value >> 16);
    }
    return this;
  }

  HeadBytes zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  HeadBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }

  static byte[] exif(boolean isLittle, int orientation) {
    var exif = new HeadBytes();
    if (isLittle) {
      return exif.text("II").u16le(42).u32le(8).u16le(2)
          .u16le(0x10F, 2).u32le(1, 0).u16le(0x112, 3).u32le(1).u16le(orientation, 0).u32le(0).done();
    }
    return exif.text("MM").u16be(42).u32be(8).u16be(2)
        .u16be(0x10F, 2).u32be(1, 0).u16be(0x112, 3).u32be(1).u16be(orientation, 0).u32be(0).done();
  }

  /** A JPEG head: SOI, the given APPn payloads as APP1, SOF of a kind, SOS. */
  static byte[] jpeg(int sof, int width, int height, byte[]... appPayloads) {
    var jpeg = new HeadBytes().u8(0xFF, 0xD8);
    for (byte[] payload : appPayloads) {
      jpeg.u8(0xFF, 0xE1).u16be(payload.length + 2).bytes(payload);
    }
    return jpeg.u8(0xFF, 0xDB).u16be(67).zeros(65)
        .u8(0xFF, sof).u16be(17).u8(8).u16be(height, width).u8(3).zeros(9)
        .u8(0xFF, 0xDA).u16be(12).zeros(10).done();
  }

  static byte[] exifPayload(boolean isLittle, int orientation) {
    return new HeadBytes().text("Exif\0\0").bytes(exif(isLittle, orientation)).done();
  }

  static byte[] png(int width, int height, int bitDepth, int colorType, byte[] exif) {
    var png = new HeadBytes().text("\u0089PNG\r\n\u001a\n").u32be(13).text("IHDR").u32be(width, height)
        .u8(bitDepth, colorType, 0, 0, 0).zeros(4).u32be(5000).text("iCCP").zeros(5004);
    if (exif.length > 0) {
      png.u32be(exif.length).text("eXIf").bytes(exif).zeros(4);
    }
    return png.u32be(100).text("IDAT").zeros(104).done();
  }

  static byte[] bmpInfo(int width, int height, int bits) {
    return new HeadBytes().text("BM").u32le(1000, 0, 54, 40, width, height).u16le(1, bits).zeros(24).done();
  }

  static byte[] bmpCore(int width, int height, int bits) {
    return new HeadBytes().text("BM").u32le(1000, 0, 26, 12).u16le(width, height, 1, bits).zeros(4).done();
  }

  static byte[] gif(int width, int height) {
    return new HeadBytes().text("GIF89a").u16le(width, height).u8(0xF7, 0, 0).done();
  }

  static byte[] webp(String chunk, byte[] payload, byte[] more) {
    return new HeadBytes().text("RIFF").u32le(12 + payload.length + more.length).text("WEBP")
        .text(chunk).u32le(payload.length).bytes(payload).bytes(more).done();
  }

  static byte[] webpLossy(int width, int height) {
    byte[] frame = new HeadBytes().u8(0x10, 0, 0, 0x9D, 0x01, 0x2A).u16le(width, 0x4000 | height).zeros(4).done();
    return webp("VP8 ", frame, new byte[0]);
  }

  static byte[] webpLossless(int width, int height, boolean isAlpha) {
    int bits = width - 1 | height - 1 << 14 | (isAlpha ? 1 << 28 : 0);
    return webp("VP8L", new HeadBytes().u8(0x2F).u32le(bits).zeros(6).done(), new byte[0]);
  }

  static byte[] webpExtended(int width, int height, byte[] exif) {
    byte[] canvas = new HeadBytes().u8(exif.length > 0 ? 0x18 : 0x10, 0, 0, 0)
        .u16le(width - 1).u8(width - 1 >> 16).u16le(height - 1).u8(height - 1 >> 16).done();
    var more = new HeadBytes().text("VP8 ").u32le(5001).zeros(5002);
    if (exif.length > 0) {
      more.text("EXIF").u32le(exif.length).bytes(exif);
    }
    return webp("VP8X", canvas, more.done());
  }

  /** A TIFF whose directory lies behind {@code far} bytes of pixels, with the bit depths out of line. */
  static byte[] tiff(boolean isLittle, int width, int height, int orientation, int far) {
    if (isLittle) {
      return new HeadBytes().text("II").u16le(42).u32le(8 + far).zeros(far).u16le(6)
          .u16le(256, 4).u32le(1, width).u16le(257, 3).u32le(1).u16le(height, 0)
          .u16le(258, 3).u32le(3, 8 + far + 78).u16le(262, 3).u32le(1).u16le(2, 0)
          .u16le(274, 3).u32le(1).u16le(orientation, 0).u16le(277, 3).u32le(1).u16le(3, 0)
          .u32le(0).u16le(16, 16, 16).done();
    }
    return new HeadBytes().text("MM").u16be(42).u32be(8 + far).zeros(far).u16be(6)
        .u16be(256, 4).u32be(1, width).u16be(257, 3).u32be(1).u16be(height, 0)
        .u16be(258, 3).u32be(3, 8 + far + 78).u16be(262, 3).u32be(1).u16be(2, 0)
        .u16be(274, 3).u32be(1).u16be(orientation, 0).u16be(277, 3).u32be(1).u16be(3, 0)
        .u32be(0).u16be(16, 16, 16).done();
  }

  static byte[] bigTiff(int width, int height) {
    return new HeadBytes().text("II").u16le(43, 8, 0).u32le(16, 0).u32le(3, 0)
        .u16le(256, 16).u32le(1, 0, width, 0).u16le(257, 4).u32le(1, 0, height, 0)
        .u16le(277, 3).u32le(1, 0).u16le(1, 0, 0, 0).u32le(0, 0).done();
  }
}
