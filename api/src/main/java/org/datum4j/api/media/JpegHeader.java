// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a JPEG file up to its first scan. */
final class JpegHeader {

  /** More than any camera writes; an ICC profile or a Photoshop block takes a few dozen. */
  private static final int MAX_SEGMENTS = 4096;

  /** Stray bytes between segments that are stepped over, as libjpeg does. */
  private static final int MAX_STRAY_BYTES = 65536;

  private final HeadSource source;
  private long position = 2;
  private long frame = -1;
  private int orientation;

  private JpegHeader(HeadSource source) {
    this.source = source;
  }

  static @Nullable ImageHeader read(HeadSource source) throws IOException {
    return new JpegHeader(source).read();
  }

  private @Nullable ImageHeader read() throws IOException {
    ImageHeader header = null;
    for (int i = 0; i < MAX_SEGMENTS; i++) {
      int marker = nextMarker();
      if (marker < 0 || marker == 0xDA || marker == 0xD9 || !source.has(position, 2)) {
        break;
      }
      int length = source.u16be(position);
      if (length < 2) {
        break;
      }
      if (isFrame(marker) && header == null) {
        header = frame(length);
        if (header == null || orientation != 0) {
          break;
        }
      } else if (marker == 0xE1 && orientation == 0) {
        orientation = exifOrientation(length);
      }
      position += length;
    }
    if (header == null || orientation <= 1) {
      return header;
    }
    return HeaderReader.header(
        ImageKind.JPEG, header.width(), header.height(), orientation, header.channels(), header.bitDepth());
  }

  /** The next marker that carries a length, or -1 at the end; the position is then that of the length. */
  private int nextMarker() throws IOException {
    for (int stray = 0; stray < MAX_STRAY_BYTES; stray++) {
      if (!source.has(position, 2)) {
        return -1;
      }
      int first = source.u8(position);
      int second = source.u8(position + 1);
      if (first == 0xFF && hasLength(second)) {
        position += 2;
        return second;
      }
      position++;
    }
    return -1;
  }

  /** False for stuffed and fill bytes, TEM, the restart markers and SOI. */
  private static boolean hasLength(int marker) {
    return marker > 1 && marker != 0xFF && (marker < 0xD0 || marker > 0xD8);
  }

  /** SOF0 to SOF15; the numbers between them that are other things are DHT, JPG and DAC. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private @Nullable ImageHeader frame(int length) throws IOException {
    if (length < 8 || !source.has(position, 8)) {
      return null;
    }
    int bitDepth = source.u8(position + 2);
    int height = source.u16be(position + 3);
    int width = source.u16be(position + 5);
    int channels = source.u8(position + 7);
    return HeaderReader.header(ImageKind.JPEG, width, height, 1, channels, bitDepth);
  }

  /** 0 when the segment is not EXIF. */
  private int exifOrientation(int length) throws IOException {
    if (length < 16 || !source.has(position, 16) || !source.is(position + 2, "Exif\0")) {
      return 0;
    }
    return TiffHeader.orientation(source, position + 8, position + length);
  }
}
