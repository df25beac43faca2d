// SPDX-License-Identifier: Apache-2.0
package org.datum4j.voc.common;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import org.datum4j.kit.png.IndexImage;
import org.datum4j.kit.png.PngEncoder;

/**
 * Encodes planes of indices as PNG files: with a palette while 8 bits are enough, so that both index and colour can be
 * read; beyond, as colours or as 16-bit gray. Used by one thread at a time.
 */
public final class VocMaskFiles implements AutoCloseable {
  private static final int PALETTE_SIZE = 256;

  private final PngEncoder encoder = new PngEncoder();
  private final boolean isColored;

  /**
   * Makes an encoder.
   *
   * @param isColored whether pixels get colours; else they are bare indices
   */
  public VocMaskFiles(boolean isColored) {
    this.isColored = isColored;
  }

  /**
   * Encodes indices of 8 bits.
   *
   * @param colors 0xRRGGBB of an index, for indices below 256
   */
  public byte[] encode(byte[] plane, int width, int height, int[] colors) {
    if (!isColored) {
      return copy(encoder.encodeGray(width, height, plane));
    }
    return copy(encoder.encodeIndex(new IndexImage(width, height, plane, colors)));
  }

  /**
   * Encodes indices of more than 8 bits.
   *
   * @throws IllegalArgumentException if bare indices do not fit 16 bits
   */
  public byte[] encode(int[] plane, int width, int height, IntUnaryOperator color) {
    if (isColored) {
      byte[] rgb = new byte[Math.multiplyExact(plane.length, 3)];
      for (int i = 0, at = 0; i < plane.length; i++, at += 3) {
        int value = plane[i] == 0 ? 0 : color.applyAsInt(plane[i]);
        rgb[at] = (byte) (value >> 16);
        rgb[at + 1] = (byte) (value >> 8);
        rgb[at + 2] = (byte) value;
      }
      return copy(encoder.encodeRgb(width, height, rgb));
    }
    short[] gray = new short[plane.length];
    for (int i = 0; i < plane.length; i++) {
      if (plane[i] > 0xFFFF) {
        throw new IllegalArgumentException("index " + plane[i] + " of a mask does not fit 16 bits");
      }
      gray[i] = (short) plane[i];
    }
    return copy(encoder.encodeGray16(width, height, gray));
  }

  private static byte[] copy(ByteBuffer encoded) {
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  /** Returns the first 256 colours of VOC, for object masks. */
  public static int[] objectPalette() {
    int[] palette = new int[PALETTE_SIZE];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = VocColors.rgb(i);
    }
    return palette;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
