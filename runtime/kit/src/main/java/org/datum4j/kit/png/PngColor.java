// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

/**
 * The colour types of PNG.
 *
 * @source https://www.w3.org/TR/png-3/#6Colour-values
 */
public enum PngColor {
  /** One sample of brightness. */
  GRAY(0, 1),
  /** Red, green, blue. */
  RGB(2, 3),
  /** One index into the palette. */
  PALETTE(3, 1),
  /** Brightness and alpha. */
  GRAY_ALPHA(4, 2),
  /** Red, green, blue, alpha. */
  RGBA(6, 4);

  private final int code;
  private final int samples;

  PngColor(int code, int samples) {
    this.code = code;
    this.samples = samples;
  }

  /** The number in the file. */
  public int code() {
    return code;
  }

  /** Stored samples per pixel. */
  public int samples() {
    return samples;
  }

  /** Tells whether the specification allows samples of this many bits. */
  public boolean allows(int bitDepth) {
    return switch (this) {
      case GRAY -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8 || bitDepth == 16;
      case PALETTE -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8;
      case RGB, GRAY_ALPHA, RGBA -> bitDepth == 8 || bitDepth == 16;
    };
  }

  static PngColor of(int code) {
    for (PngColor color : values()) {
      if (color.code == code) {
        return color;
      }
    }
    throw new ImageFormatException("PNG has colour type " + code + ", expected 0, 2, 3, 4 or 6");
  }
}
