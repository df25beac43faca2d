// SPDX-License-Identifier: Apache-2.0
package org.datum4j.roboflow.tfrecord;

import org.datum4j.api.geometry.Rle;
import org.datum4j.kit.png.PngDecoder;
import org.datum4j.kit.png.PngImage;

/** Masks as PNG files: every pixel that is not black is inside. */
final class RoboflowTfrecordMask {
  private RoboflowTfrecordMask() {}

  static Rle of(byte[] png) {
    try (PngDecoder decoder = new PngDecoder()) {
      PngImage image = decoder.decode(png);
      byte[] rgb = image.toRgb();
      byte[] bitmap = new byte[image.width() * image.height()];
      for (int i = 0; i < bitmap.length; i++) {
        bitmap[i] = (byte) (rgb[3 * i] | rgb[3 * i + 1] | rgb[3 * i + 2]);
      }
      return Rle.ofBitmap(bitmap, image.height(), image.width());
    }
  }
}
