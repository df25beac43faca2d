// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads IHDR, and eXIf where it stands before the pixels. */
final class PngHeader {

  private static final int MAX_CHUNKS = 1024;

  private PngHeader() {}

  static @Nullable ImageHeader read(HeadSource source) throws IOException {
    if (!source.has(8, 25) || source.u32be(8) != 13 || !source.is(12, "IHDR")) {
      return null;
    }
    int bitDepth = source.u8(24);
    int channels =
        switch (source.u8(25)) {
          case 0 -> 1;
          case 2, 3 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 0;
        };
    long width = source.u32be(16);
    long height = source.u32be(20);
    if (channels == 0 || bitDepth == 0 || bitDepth > 16) {
      return null;
    }
    return HeaderReader.header(ImageKind.PNG, width, height, orientation(source), channels, bitDepth);
  }

  private static int orientation(HeadSource source) throws IOException {
    long position = 33;
    for (int i = 0; i < MAX_CHUNKS && source.has(position, 8); i++) {
      if (source.is(position + 4, "IDAT") || source.is(position + 4, "IEND")) {
        return 1;
      }
      long length = source.u32be(position);
      if (source.is(position + 4, "eXIf")) {
        return TiffHeader.orientation(source, position + 8, position + 8 + length);
      }
      position += 12 + length;
    }
    return 1;
  }
}
