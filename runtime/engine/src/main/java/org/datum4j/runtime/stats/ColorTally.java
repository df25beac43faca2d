// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/** Sums up the colours of images. */
final class ColorTally {
  /** Pixels, then mean and variance of each colour. */
  private static final int COLUMNS = 7;

  private final Numbers.Doubles perImage = new Numbers.Doubles();
  private final long[] sums = new long[3];
  private final long[] squares = new long[3];
  private long pixels;

  void add(PixelFigures figures) {
    long count = figures.pixels();
    pixels += count;
    perImage.add(count);
    for (int c = 0; c < 3; c++) {
      sums[c] += figures.sums()[c];
      squares[c] += figures.squares()[c];
      perImage.add((double) figures.sums()[c] / count);
    }
    for (int c = 0; c < 3; c++) {
      perImage.add(variance(figures.sums()[c], figures.squares()[c], count));
    }
  }

  void addAll(ColorTally other) {
    pixels += other.pixels;
    perImage.addAll(other.perImage);
    for (int c = 0; c < 3; c++) {
      sums[c] += other.sums[c];
      squares[c] += other.squares[c];
    }
  }

  long images() {
    return perImage.size() / COLUMNS;
  }

  ColorFigure result(String subset) {
    double[] mean = new double[3];
    double[] deviation = new double[3];
    double[] datumaroMean = new double[3];
    double[] datumaroDeviation = new double[3];
    if (pixels > 0) {
      double[] halved = halved(0, (int) images());
      for (int c = 0; c < 3; c++) {
        mean[c] = (double) sums[c] / pixels;
        deviation[c] = Math.sqrt(variance(sums[c], squares[c], pixels));
        datumaroMean[c] = halved[1 + c];
        datumaroDeviation[c] = Math.sqrt(halved[4 + c]);
      }
    }
    return new ColorFigure(
        subset, images(), pixels, Rgb.of(mean), Rgb.of(deviation), Rgb.of(datumaroMean), Rgb.of(datumaroDeviation));
  }

  /** Returns the unbiased variance; 0 for a single value. */
  private static double variance(long sum, long squares, long count) {
    return count < 2 ? 0 : Math.max(0, squares - (double) sum / count * sum) / (count - 1);
  }

  /**
   * Joins images by halves, as Datumaro does: the variance is joined by weight, the mean is not.
   *
   * @return pixels, then mean and variance of each colour
   */
  private double[] halved(int from, int to) {
    double[] joined = new double[COLUMNS];
    if (to - from == 1) {
      for (int i = 0; i < COLUMNS; i++) {
        joined[i] = perImage.get(from * COLUMNS + i);
      }
      return joined;
    }
    int middle = from + (to - from) / 2;
    double[] a = halved(from, middle);
    double[] b = halved(middle, to);
    double count = a[0] + b[0];
    joined[0] = count;
    for (int c = 1; c <= 3; c++) {
      double delta = b[c] - a[c];
      joined[c] = (a[c] + b[c]) / 2;
      joined[c + 3] =
          (a[c + 3] * (a[0] - 1) + b[c + 3] * (b[0] - 1) + delta * delta * (a[0] * b[0] / count)) / (count - 1);
    }
    return joined;
  }
}
