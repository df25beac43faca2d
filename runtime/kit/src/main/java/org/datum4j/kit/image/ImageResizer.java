// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

/**
 * Resizes along one side and then the other, each with weights that are worked out once.
 *
 * @source OpenCV's INTER_AREA and INTER_CUBIC (a = -0.75, pixel centres at halves, border repeated), as Datumaro
 */
final class ImageResizer {

  private static final double CUBIC = -0.75;

  private ImageResizer() {}

  /** For each place of the new side: the first old place that counts, and the weights from there on. */
  private record Weights(int[] first, float[][] weights) {}

  static RgbImage resize(RgbImage image, int newWidth, int newHeight) {
    long bytes = (long) newWidth * newHeight * 3;
    if (newWidth <= 0 || newHeight <= 0 || bytes > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("image size " + newWidth + " x " + newHeight + " is not possible");
    }
    Weights columns = weights(image.width(), newWidth);
    Weights rows = weights(image.height(), newHeight);
    byte[] out = new byte[(int) bytes];
    // Rows that were resized in width, kept as long as a row below needs them.
    float[][] kept = new float[image.height()][];
    int done = 0;
    for (int y = 0; y < newHeight; y++) {
      int first = rows.first()[y];
      float[] weights = rows.weights()[y];
      for (int row = Math.max(done, first); row < first + weights.length; row++) {
        kept[row] = resizeRow(image, row, columns, newWidth);
      }
      done = Math.max(done, first + weights.length);
      for (int row = first - 1; row >= 0 && kept[row] != null; row--) {
        kept[row] = null;
      }
      mixRows(kept, first, weights, out, y * newWidth * 3, newWidth * 3);
    }
    return new RgbImage(newWidth, newHeight, out);
  }

  private static float[] resizeRow(RgbImage image, int row, Weights columns, int newWidth) {
    byte[] pixels = image.pixels();
    float[] out = new float[newWidth * 3];
    int start = row * image.width() * 3;
    for (int x = 0, to = 0; x < newWidth; x++, to += 3) {
      int from = start + columns.first()[x] * 3;
      float red = 0;
      float green = 0;
      float blue = 0;
      for (float weight : columns.weights()[x]) {
        red += weight * (pixels[from] & 0xFF);
        green += weight * (pixels[from + 1] & 0xFF);
        blue += weight * (pixels[from + 2] & 0xFF);
        from += 3;
      }
      out[to] = red;
      out[to + 1] = green;
      out[to + 2] = blue;
    }
    return out;
  }

  private static void mixRows(float[][] rows, int first, float[] weights, byte[] out, int at, int count) {
    float[] sums = new float[count];
    for (int i = 0; i < weights.length; i++) {
      float[] row = rows[first + i];
      float weight = weights[i];
      for (int x = 0; x < count; x++) {
        sums[x] += weight * row[x];
      }
    }
    for (int x = 0; x < count; x++) {
      out[at + x] = (byte) Math.max(0, Math.min(255, Math.round(sums[x])));
    }
  }

  private static Weights weights(int oldSize, int newSize) {
    int[] first = new int[newSize];
    float[][] weights = new float[newSize][];
    double scale = (double) oldSize / newSize;
    for (int i = 0; i < newSize; i++) {
      if (newSize < oldSize) {
        double from = i * scale;
        double to = Math.min(oldSize, from + scale);
        first[i] = Math.min(oldSize - 1, (int) from);
        weights[i] = area(first[i], from, to, oldSize);
      } else {
        double center = (i + 0.5) * scale - 0.5;
        int left = (int) Math.floor(center) - 1;
        first[i] = Math.max(0, Math.min(oldSize - 1, left));
        weights[i] = cubic(left, center, oldSize);
      }
    }
    return new Weights(first, weights);
  }

  /** How much of each old pixel lies under the new one. */
  private static float[] area(int first, double from, double to, int oldSize) {
    // A sliver of the next pixel that only rounding made is none.
    int last = Math.min(oldSize - 1, (int) Math.ceil(to - 1e-6) - 1);
    float[] weights = new float[Math.max(1, last - first + 1)];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double part = Math.min(to, first + i + 1) - Math.max(from, first + i);
      weights[i] = (float) part;
      sum += part;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= (float) sum;
    }
    return weights;
  }

  /** The weights of the four pixels around a place; those beyond the border count for the pixel at the border. */
  private static float[] cubic(int left, double center, int oldSize) {
    int first = Math.max(0, Math.min(oldSize - 1, left));
    int last = Math.max(0, Math.min(oldSize - 1, left + 3));
    float[] weights = new float[last - first + 1];
    double sum = 0;
    double[] raw = new double[4];
    for (int i = 0; i < 4; i++) {
      raw[i] = cubicWeight(Math.abs(center - (left + i)));
      sum += raw[i];
    }
    for (int i = 0; i < 4; i++) {
      int place = Math.max(0, Math.min(oldSize - 1, left + i));
      weights[place - first] += (float) (raw[i] / sum);
    }
    return weights;
  }

  private static double cubicWeight(double distance) {
    double d = distance;
    if (d <= 1) {
      return ((CUBIC + 2) * d - (CUBIC + 3)) * d * d + 1;
    }
    return d < 2 ? ((CUBIC * d - 5 * CUBIC) * d + 8 * CUBIC) * d - 4 * CUBIC : 0;
  }
}
