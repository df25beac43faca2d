// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the first chunk of a WebP file, and its EXIF chunk when a flag promises one. */
final class WebpHeader {

  private static final int MAX_CHUNKS = 1024;
  private static final int ALPHA_FLAG = 0x10;
  private static final int EXIF_FLAG = 0x08;

  private WebpHeader() {}

  static @Nullable ImageHeader read(HeadSource source) throws IOException {
    if (!source.has(12, 13)) {
      return null;
    }
    if (source.is(12, "VP8L") && source.u8(20) == 0x2F) {
      long bits = source.u32le(21);
      int channels = (bits >> 28 & 1) == 1 ? 4 : 3;
      return HeaderReader.header(
          ImageKind.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, 1, channels, 8);
    }
    if (!source.has(12, 18)) {
      return null;
    }
    if (source.is(12, "VP8X")) {
      int flags = source.u8(20);
      int channels = (flags & ALPHA_FLAG) != 0 ? 4 : 3;
      int width = source.u24le(24) + 1;
      int height = source.u24le(27) + 1;
      int orientation = (flags & EXIF_FLAG) != 0 ? orientation(source) : 1;
      return HeaderReader.header(ImageKind.WEBP, width, height, orientation, channels, 8);
    }
    // The lowest bit of a lossy frame is 0 for a key frame; its start code follows the three bytes of the tag.
    boolean isKeyFrame = (source.u8(20) & 1) == 0 && source.u24le(23) == 0x2A019D;
    if (source.is(12, "VP8 ") && isKeyFrame) {
      return HeaderReader.header(
          ImageKind.WEBP, source.u16le(26) & 0x3FFF, source.u16le(28) & 0x3FFF, 1, 3, 8);
    }
    return null;
  }

  private static int orientation(HeadSource source) throws IOException {
    long position = 12;
    for (int i = 0; i < MAX_CHUNKS && source.has(position, 8); i++) {
      long length = source.u32le(position + 4);
      if (source.is(position, "EXIF")) {
        long start = position + 8;
        long end = start + length;
        // Some writers keep the prefix that belongs to JPEG.
        boolean isPrefixed = source.has(start, 6) && source.is(start, "Exif\0\0");
        return TiffHeader.orientation(source, isPrefixed ? start + 6 : start, end);
      }
      position += 8 + length + (length & 1);
    }
    return 1;
  }
}
