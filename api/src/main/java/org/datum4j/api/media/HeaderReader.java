// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds out the kind of an image from its first bytes; reads the short headers itself. */
final class HeaderReader {

  /** Sizes of the BMP information headers that were ever in use; anything else is a text that begins with "BM". */
  private static final int BMP_CORE_HEADER = 12;

  private static final int BMP_LARGEST_HEADER = 124;

  private HeaderReader() {}

  static @Nullable ImageHeader read(HeadSource source) throws IOException {
    if (!source.has(0, 10)) {
      return null;
    }
    return switch (source.u8(0)) {
      case 0xFF -> source.u8(1) == 0xD8 ? JpegHeader.read(source) : null;
      case 0x89 -> source.is(0, "\u0089PNG\r\n\u001a\n") ? PngHeader.read(source) : null;
      case 'B' -> source.u8(1) == 'M' ? bmp(source) : null;
      case 'G' -> source.is(0, "GIF87a") || source.is(0, "GIF89a") ? gif(source) : null;
      case 'R' -> source.is(0, "RIFF") && source.has(0, 12) && source.is(8, "WEBP") ? WebpHeader.read(source) : null;
      case 'I', 'M' -> TiffHeader.read(source);
      default -> null;
    };
  }

  private static @Nullable ImageHeader gif(HeadSource source) throws IOException {
    if (!source.has(6, 5)) {
      return null;
    }
    int bitDepth = (source.u8(10) & 7) + 1;
    return header(ImageKind.GIF, source.u16le(6), source.u16le(8), 1, 3, bitDepth);
  }

  private static @Nullable ImageHeader bmp(HeadSource source) throws IOException {
    if (!source.has(0, 26)) {
      return null;
    }
    long headerSize = source.u32le(14);
    if (headerSize == BMP_CORE_HEADER) {
      return bmp(source, source.u16le(18), source.u16le(20), source.u16le(22), source.u16le(24));
    }
    if (headerSize < 16 || headerSize > BMP_LARGEST_HEADER || !source.has(0, 30)) {
      return null;
    }
    int width = (int) source.u32le(18);
    // A negative height says that the rows run from top to bottom.
    long height = Math.abs((long) (int) source.u32le(22));
    return bmp(source, width, height, source.u16le(26), source.u16le(28));
  }

  private static @Nullable ImageHeader bmp(HeadSource source, long width, long height, int planes, int bits) {
    if (planes != 1) {
      return null;
    }
    return switch (bits) {
      case 1, 2, 4, 8 -> header(ImageKind.BMP, width, height, 1, 3, bits);
      case 16 -> header(ImageKind.BMP, width, height, 1, 3, 5);
      case 24 -> header(ImageKind.BMP, width, height, 1, 3, 8);
      case 32 -> header(ImageKind.BMP, width, height, 1, 4, 8);
      // 0: a JPEG or PNG wrapped in a BMP, for printers
      case 0 -> header(ImageKind.BMP, width, height, 1, 0, 0);
      default -> null;
    };
  }

  /** A header, or null when its size cannot be true. */
  static @Nullable ImageHeader header(
      ImageKind kind, long width, long height, int orientation, int channels, int bitDepth) {
    if (!ImageHeader.isCredible(width, height)) {
      return null;
    }
    return new ImageHeader(kind, (int) width, (int) height, orientation, channels, bitDepth);
  }
}
