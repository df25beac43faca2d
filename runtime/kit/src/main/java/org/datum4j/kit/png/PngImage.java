// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * A decoded PNG, its samples as they were stored.
 *
 * @shape height × width × samples, row-major, each sample one byte, or two (big-endian) when the bit depth is 16;
 *     samples of 1, 2 and 4 bits are unpacked to a byte each and not scaled
 * @units sample values 0 to 2^bitDepth - 1
 */
public final class PngImage {

  private static final int OPAQUE = 0xFF;

  private final PngHeader header;
  private final byte[] samples;
  private final int[] palette;
  private final byte[] transparency;

  PngImage(PngHeader header, byte[] samples, int[] palette, byte[] transparency) {
    this.header = header;
    this.samples = samples;
    this.palette = palette;
    this.transparency = transparency;
  }

  /** Size, colour type and bit depth. */
  public PngHeader header() {
    return header;
  }

  /** Columns. */
  public int width() {
    return header.width();
  }

  /** Rows. */
  public int height() {
    return header.height();
  }

  /** The samples themselves, not a copy. */
  public byte[] samples() {
    return samples;
  }

  /** Tells whether {@link #toIndex} works: a palette, or gray of at most 8 bits. */
  public boolean isIndex() {
    return header.color() == PngColor.PALETTE || (header.color() == PngColor.GRAY && header.bitDepth() <= 8);
  }

  /**
   * The pixels as indices: those of the palette, or the gray values as stored with a palette of grays. Shares the
   * samples.
   *
   * @throws ImageFormatException if the image has neither a palette nor gray of at most 8 bits
   */
  public IndexImage toIndex() {
    if (!isIndex()) {
      throw new ImageFormatException(
          "PNG has colour type " + header.color() + " with " + header.bitDepth()
              + " bits, expected a palette or gray of at most 8 bits to take it as a mask of indices");
    }
    return new IndexImage(width(), height(), samples, header.color() == PngColor.PALETTE ? palette : grays());
  }

  private int[] grays() {
    int most = (1 << header.bitDepth()) - 1;
    int[] grays = new int[most + 1];
    for (int i = 0; i <= most; i++) {
      grays[i] = i * 255 / most * 0x010101;
    }
    return grays;
  }

  /**
   * The pixels as gray of 16 bits, whatever was stored; 8 bits are not scaled, colours are refused.
   *
   * @return height × width unsigned shorts, row by row
   * @throws ImageFormatException if the image has colours
   */
  public short[] toGray16() {
    int step = header.color().samples() * header.sampleBytes();
    if (header.color() != PngColor.GRAY && header.color() != PngColor.GRAY_ALPHA) {
      throw new ImageFormatException("PNG has colour type " + header.color() + ", expected gray");
    }
    short[] gray = new short[samples.length / step];
    boolean isWide = header.bitDepth() == 16;
    for (int i = 0, from = 0; i < gray.length; i++, from += step) {
      int value = samples[from] & 0xFF;
      gray[i] = (short) (isWide ? value << 8 | samples[from + 1] & 0xFF : value);
    }
    return gray;
  }

  /**
   * The colours, alpha left out. Of 16 bits the upper 8 are kept. Shares the samples when they are 8-bit RGB.
   *
   * @return height × width × red, green, blue
   */
  public byte[] toRgb() {
    if (header.color() == PngColor.RGB && header.bitDepth() == 8) {
      return samples;
    }
    if (isIndex()) {
      return toIndex().toRgb();
    }
    int bytes = header.sampleBytes();
    int step = header.color().samples() * bytes;
    boolean isGray = header.color().samples() <= 2;
    int pixels = samples.length / step;
    byte[] rgb = new byte[Math.multiplyExact(pixels, 3)];
    int green = isGray ? 0 : bytes;
    for (int i = 0, from = 0, to = 0; i < pixels; i++, from += step, to += 3) {
      rgb[to] = samples[from];
      rgb[to + 1] = samples[from + green];
      rgb[to + 2] = samples[from + 2 * green];
    }
    return rgb;
  }

  /**
   * The alpha values: from the alpha samples, the palette's transparency or the transparent colour.
   *
   * @return height × width bytes, 0 transparent, 255 opaque
   */
  public byte[] toAlpha() {
    int bytes = header.sampleBytes();
    int count = header.color().samples();
    int step = count * bytes;
    byte[] alpha = new byte[samples.length / step];
    if (count == 2 || count == 4) {
      for (int i = 0, from = step - bytes; i < alpha.length; i++, from += step) {
        alpha[i] = samples[from];
      }
      return alpha;
    }
    Arrays.fill(alpha, (byte) OPAQUE);
    if (header.color() == PngColor.PALETTE) {
      for (int i = 0; i < alpha.length; i++) {
        int index = samples[i] & 0xFF;
        alpha[i] = index < transparency.length ? transparency[index] : (byte) OPAQUE;
      }
    } else if (transparency.length == 2 * count) {
      clearKeyColor(alpha, bytes, count);
    }
    return alpha;
  }

  private void clearKeyColor(byte[] alpha, int bytes, int count) {
    int step = bytes * count;
    for (int i = 0, from = 0; i < alpha.length; i++, from += step) {
      boolean isKey = true;
      for (int s = 0; s < count && isKey; s++) {
        int at = from + s * bytes;
        isKey = samples[at + bytes - 1] == transparency[2 * s + 1]
            && (bytes == 1 ? transparency[2 * s] == 0 : samples[at] == transparency[2 * s]);
      }
      if (isKey) {
        alpha[i] = 0;
      }
    }
  }
}
