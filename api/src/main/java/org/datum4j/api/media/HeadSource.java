// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** A small window over an image file that slides forward, by seeking where that is possible. */
final class HeadSource {

  /** Holds the header of nearly every file, so that one read is the rule. */
  private static final int WINDOW = 4096;

  /** How far a stream that cannot seek is followed; TIFF keeps its directory behind the pixels. */
  static final long STREAM_LIMIT = 1L << 30;

  private final byte[] window;
  private final @Nullable InputStream in;
  private final @Nullable SeekableByteChannel channel;
  private long start;
  private int filled;
  private boolean littleEndian;

  private HeadSource(byte[] window, int filled, @Nullable InputStream in, @Nullable SeekableByteChannel channel) {
    this.window = window;
    this.filled = filled;
    this.in = in;
    this.channel = channel;
  }

  static HeadSource of(byte[] head) {
    return new HeadSource(head, head.length, null, null);
  }

  static HeadSource of(InputStream in) {
    return new HeadSource(new byte[WINDOW], 0, in, null);
  }

  static HeadSource of(SeekableByteChannel channel) {
    return new HeadSource(new byte[WINDOW], 0, null, channel);
  }

  /** Sets the byte order of {@link #u16} and {@link #u32}. */
  void littleEndian(boolean value) {
    littleEndian = value;
  }

  /** Makes {@code count} bytes from {@code position} readable; false when the file does not hold them. */
  boolean has(long position, int count) throws IOException {
    if (position >= start && position <= start + filled - count) {
      return true;
    }
    return slide(position, count);
  }

  private boolean slide(long position, int count) throws IOException {
    if (position < 0 || count > WINDOW || (in == null && channel == null)) {
      return false;
    }
    if (position >= start && position <= start + filled) {
      int kept = (int) (start + filled - position);
      System.arraycopy(window, filled - kept, window, 0, kept);
      filled = kept;
    } else if (!skipTo(position)) {
      return false;
    }
    start = position;
    fill(count);
    return filled >= count;
  }

  private boolean skipTo(long position) throws IOException {
    if (channel != null) {
      if (position > channel.size()) {
        return false;
      }
      channel.position(position);
      filled = 0;
      return true;
    }
    long rest = position - start - filled;
    if (in == null || rest < 0 || position > STREAM_LIMIT) {
      return false;
    }
    while (rest > 0) {
      long skipped = in.skip(rest);
      if (skipped <= 0) {
        if (in.read() < 0) {
          return false;
        }
        skipped = 1;
      }
      rest -= skipped;
    }
    filled = 0;
    return true;
  }

  private void fill(int count) throws IOException {
    while (filled < count) {
      int read =
          channel != null
              ? channel.read(ByteBuffer.wrap(window, filled, window.length - filled))
              : in != null ? in.read(window, filled, window.length - filled) : -1;
      if (read < 0) {
        return;
      }
      filled += read;
    }
  }

  /** The byte at a position that {@link #has} granted. */
  int u8(long position) {
    return window[(int) (position - start)] & 0xFF;
  }

  int u16be(long position) {
    return u8(position) << 8 | u8(position + 1);
  }

  int u16le(long position) {
    return u8(position) | u8(position + 1) << 8;
  }

  long u32be(long position) {
    return (long) u16be(position) << 16 | u16be(position + 2);
  }

  long u32le(long position) {
    return (long) u16le(position + 2) << 16 | u16le(position);
  }

  int u24le(long position) {
    return u16le(position) | u8(position + 2) << 16;
  }

  int u16(long position) {
    return littleEndian ? u16le(position) : u16be(position);
  }

  long u32(long position) {
    return littleEndian ? u32le(position) : u32be(position);
  }

  /** Tells whether the Latin-1 text stands at a position that {@link #has} granted. */
  boolean is(long position, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (u8(position + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
