// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the first directory of a TIFF file, or of the EXIF block inside another file. */
final class TiffHeader {

  private static final int MAX_ENTRIES = 4096;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int PHOTOMETRIC = 262;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int PHOTOMETRIC_PALETTE = 3;

  private final HeadSource source;
  private final long base;
  private final long end;
  private boolean isLittle;
  private boolean isBig;
  private long width;
  private long height;
  private long bits = 1;
  private long photometric;
  private long samples = 1;
  private long orientation = 1;

  private TiffHeader(HeadSource source, long base, long end) {
    this.source = source;
    this.base = base;
    this.end = end;
  }

  static @Nullable ImageHeader read(HeadSource source) throws IOException {
    var tiff = new TiffHeader(source, 0, Long.MAX_VALUE);
    if (!tiff.scan(false)) {
      return null;
    }
    int channels = tiff.photometric == PHOTOMETRIC_PALETTE ? 3 : orZero(tiff.samples, 4);
    int bitDepth = orZero(tiff.bits, 64);
    return HeaderReader.header(ImageKind.TIFF, tiff.width, tiff.height, tiff.upright(), channels, bitDepth);
  }

  /** The orientation in an EXIF block between two positions; 1 when it has none or is damaged. */
  static int orientation(HeadSource source, long start, long end) throws IOException {
    var exif = new TiffHeader(source, start, end);
    exif.scan(true);
    return exif.upright();
  }

  private static int orZero(long value, int most) {
    return value < 0 || value > most ? 0 : (int) value;
  }

  private int upright() {
    return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
  }

  private boolean has(long position, int count) throws IOException {
    return position >= base && position <= end - count && source.has(position, count);
  }

  private boolean scan(boolean isExif) throws IOException {
    if (!has(base, 8)) {
      return false;
    }
    isLittle = source.is(base, "II");
    if (!isLittle && !source.is(base, "MM")) {
      return false;
    }
    source.littleEndian(isLittle);
    int magic = source.u16(base + 2);
    isBig = magic == 43 && !isExif;
    if (magic != 42 && !isBig) {
      return false;
    }
    long directory;
    if (isBig) {
      if (!has(base, 16) || source.u16(base + 4) != 8) {
        return false;
      }
      directory = u64(base + 8);
    } else {
      directory = source.u32(base + 4);
    }
    return directory >= 8 && directory < Long.MAX_VALUE / 2 && scanDirectory(base + directory, isExif);
  }

  private boolean scanDirectory(long directory, boolean isExif) throws IOException {
    int countSize = isBig ? 8 : 2;
    if (!has(directory, countSize)) {
      return false;
    }
    long count = isBig ? u64(directory) : source.u16(directory);
    if (count < 1 || count > MAX_ENTRIES) {
      return false;
    }
    int entrySize = isBig ? 20 : 12;
    long entry = directory + countSize;
    long farBits = -1;
    for (long i = 0; i < count; i++, entry += entrySize) {
      if (!has(entry, entrySize)) {
        return false;
      }
      int tag = source.u16(entry);
      if (isExif) {
        if (tag == ORIENTATION) {
          orientation = value(entry);
          return true;
        }
      } else if (tag >= WIDTH && tag <= SAMPLES_PER_PIXEL) {
        farBits = Math.max(farBits, take(tag, entry));
      }
    }
    if (farBits >= 0) {
      bits = has(farBits, 2) ? source.u16(farBits) : 0;
    }
    return true;
  }

  /** Keeps a field; returns the position of the bit depths when they do not fit into the entry, else -1. */
  private long take(int tag, long entry) {
    switch (tag) {
      case WIDTH -> width = value(entry);
      case HEIGHT -> height = value(entry);
      case PHOTOMETRIC -> photometric = value(entry);
      case ORIENTATION -> orientation = value(entry);
      case SAMPLES_PER_PIXEL -> samples = value(entry);
      case BITS_PER_SAMPLE -> {
        long values = isBig ? u64(entry + 4) : source.u32(entry + 4);
        int inline = isBig ? 4 : 2;
        if (values > inline) {
          return isBig ? u64(entry + 12) : source.u32(entry + 8);
        }
        bits = value(entry);
      }
      default -> {
        // other fields say nothing that is asked for
      }
    }
    return -1;
  }

  /** The first value of an entry; -1 for a type that is no whole number. */
  private long value(long entry) {
    long at = entry + (isBig ? 12 : 8);
    return switch (source.u16(entry + 2)) {
      case 1 -> source.u8(at);
      case 3 -> source.u16(at);
      case 4 -> source.u32(at);
      case 16 -> isBig ? u64(at) : -1;
      default -> -1;
    };
  }

  private long u64(long position) {
    long first = source.u32(position);
    long second = source.u32(position + 4);
    return isLittle ? second << 32 | first : first << 32 | second;
  }
}
