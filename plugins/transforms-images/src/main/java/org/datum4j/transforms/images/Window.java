// SPDX-License-Identifier: Apache-2.0
package org.datum4j.transforms.images;

import java.util.Optional;
import org.datum4j.api.media.ImageSize;

/**
 * A part of an image.
 *
 * @units whole pixels
 * @param x first column
 * @param y first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record Window(int x, int y, int width, int height) {
  /** Returns the part that lies in an image of a size, if there is one. */
  Optional<Window> inside(ImageSize size) {
    int left = Math.max(x, 0);
    int top = Math.max(y, 0);
    long right = Math.min((long) x + width, size.width());
    long bottom = Math.min((long) y + height, size.height());
    return right > left && bottom > top
        ? Optional.of(new Window(left, top, (int) (right - left), (int) (bottom - top)))
        : Optional.empty();
  }

  ImageSize size() {
    return new ImageSize(width, height);
  }

  boolean contains(double px, double py) {
    return px >= x && py >= y && px <= x + width && py <= y + height;
  }

  boolean containsAll(double[] xy) {
    for (int i = 0; i < xy.length; i += 2) {
      if (!contains(xy[i], xy[i + 1])) {
        return false;
      }
    }
    return true;
  }
}
