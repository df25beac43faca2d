// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import java.util.Arrays;

/**
 * The row filters of PNG, both ways. Rows lie in arrays of their own from index 0 on: with equal indices the compiler
 * knows that they do not overlap, and uses vector instructions.
 *
 * @source https://www.w3.org/TR/png-3/#9Filters
 */
final class PngRows {

  /** The last one stays in the target, and so needs no second run when it is best. */
  private static final PngFilter[] CANDIDATES = {PngFilter.NONE, PngFilter.SUB, PngFilter.UP, PngFilter.PAETH};

  /** Runs of zeros shorter than this are added like other bytes. */
  private static final int FEW = 16;

  private static final byte[] ZEROS = new byte[4096];

  private PngRows() {}

  /**
   * Undoes the filter of one row in place.
   *
   * @param filter 0 to 4
   * @param row the filtered row
   * @param above the row above; all zero for the first row
   * @param count bytes of a row
   * @param step bytes of a pixel, at least 1
   */
  static void restore(int filter, byte[] row, byte[] above, int count, int step) {
    switch (filter) {
      case 0 -> {
        // stored as it is
      }
      case 1 -> restoreSub(row, count, step);
      case 2 -> restoreUp(row, above, count);
      case 3 -> restoreAverage(row, above, count, step);
      case 4 -> {
        if (step == 3) {
          restorePaeth3(row, above, count);
        } else {
          restorePaeth(row, above, count, step);
        }
      }
      default -> throw new ImageFormatException("PNG row has filter " + filter + ", expected 0 to 4");
    }
  }

  /** Flat images are mostly zeros here: where they are, the left pixel goes on. */
  private static void restoreSub(byte[] row, int count, int step) {
    int i = step;
    while (i < count) {
      int zeros = zeros(row, i, count);
      if (zeros > 0) {
        repeat(row, i, zeros, step);
        i += zeros;
      }
      for (int end = Math.min(i + FEW, count); i < end; i++) {
        row[i] += row[i - step];
      }
    }
  }

  private static void restoreUp(byte[] row, byte[] above, int count) {
    int i = 0;
    while (i < count) {
      int zeros = zeros(row, i, count);
      if (zeros > 0) {
        System.arraycopy(above, i, row, i, zeros);
        i += zeros;
      }
      for (int end = Math.min(i + FEW, count); i < end; i++) {
        row[i] += above[i];
      }
    }
  }

  /** Returns how many zeros stand from a place on; 0 if they are too few to be worth a call. */
  private static int zeros(byte[] row, int from, int count) {
    if (count - from < FEW || row[from] != 0 || row[from + FEW - 1] != 0) {
      return 0;
    }
    int done = from;
    while (done < count) {
      int length = Math.min(ZEROS.length, count - done);
      int other = Arrays.mismatch(row, done, done + length, ZEROS, 0, length);
      if (other >= 0) {
        done += other;
        break;
      }
      done += length;
    }
    return done - from < FEW ? 0 : done - from;
  }

  /** Puts copies of the pixel before a place there; zeros are there already. */
  private static void repeat(byte[] row, int from, int count, int step) {
    boolean isZero = true;
    for (int i = from - step; i < from; i++) {
      isZero &= row[i] == 0;
    }
    int done = isZero ? count : 0;
    for (int length = step; done < count; length *= 2) {
      int part = Math.min(length, count - done);
      System.arraycopy(row, from - step, row, from + done, part);
      done += part;
    }
  }

  private static void restoreAverage(byte[] row, byte[] above, int count, int step) {
    for (int i = 0; i < count; i++) {
      int left = i < step ? 0 : row[i - step] & 0xFF;
      row[i] += (byte) (left + (above[i] & 0xFF) >> 1);
    }
  }

  private static void restorePaeth(byte[] row, byte[] above, int count, int step) {
    restoreUp(row, above, Math.min(step, count));
    for (int i = step; i < count; i++) {
      row[i] += (byte) paeth(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
    }
  }

  /** The same for three channels, which wait for each other's left pixel less when they take turns. */
  private static void restorePaeth3(byte[] row, byte[] above, int count) {
    int left0 = 0;
    int left1 = 0;
    int left2 = 0;
    int diagonal0 = 0;
    int diagonal1 = 0;
    int diagonal2 = 0;
    for (int i = 0; i + 2 < count; i += 3) {
      int up0 = above[i] & 0xFF;
      int up1 = above[i + 1] & 0xFF;
      int up2 = above[i + 2] & 0xFF;
      left0 = row[i] + paeth(left0, up0, diagonal0) & 0xFF;
      left1 = row[i + 1] + paeth(left1, up1, diagonal1) & 0xFF;
      left2 = row[i + 2] + paeth(left2, up2, diagonal2) & 0xFF;
      row[i] = (byte) left0;
      row[i + 1] = (byte) left1;
      row[i + 2] = (byte) left2;
      diagonal0 = up0;
      diagonal1 = up1;
      diagonal2 = up2;
    }
  }

  private static int paeth(int left, int up, int diagonal) {
    int toLeft = Math.abs(up - diagonal);
    int toUp = Math.abs(left - diagonal);
    int toDiagonal = Math.abs(left + up - 2 * diagonal);
    if (toLeft <= toUp && toLeft <= toDiagonal) {
      return left;
    }
    return toUp <= toDiagonal ? up : diagonal;
  }

  /**
   * Filters one row.
   *
   * @param row the row
   * @param above the row above; all zero for the first row
   * @param target receives the filtered row
   * @return the number of the filter that was used, to be stored before the row
   */
  static int filter(PngFilter filter, byte[] row, byte[] above, int count, int step, byte[] target) {
    return switch (filter) {
      case NONE -> {
        System.arraycopy(row, 0, target, 0, count);
        yield 0;
      }
      case SUB -> {
        filterSub(row, count, step, target);
        yield 1;
      }
      case UP -> {
        filterUp(row, above, count, target);
        yield 2;
      }
      case PAETH -> {
        filterPaeth(row, above, count, step, target);
        yield 4;
      }
      case ADAPTIVE -> adaptive(row, above, count, step, target);
    };
  }

  private static void filterSub(byte[] row, int count, int step, byte[] target) {
    System.arraycopy(row, 0, target, 0, Math.min(step, count));
    for (int i = step; i < count; i++) {
      target[i] = (byte) (row[i] - row[i - step]);
    }
  }

  private static void filterUp(byte[] row, byte[] above, int count, byte[] target) {
    for (int i = 0; i < count; i++) {
      target[i] = (byte) (row[i] - above[i]);
    }
  }

  private static void filterPaeth(byte[] row, byte[] above, int count, int step, byte[] target) {
    filterUp(row, above, Math.min(step, count), target);
    for (int i = step; i < count; i++) {
      target[i] = (byte) (row[i] - paeth(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF));
    }
  }

  private static int adaptive(byte[] row, byte[] above, int count, int step, byte[] target) {
    PngFilter best = PngFilter.PAETH;
    long least = Long.MAX_VALUE;
    for (PngFilter filter : CANDIDATES) {
      filter(filter, row, above, count, step, target);
      long sum = sum(target, count);
      if (sum < least) {
        least = sum;
        best = filter;
      }
    }
    return best == PngFilter.PAETH ? 4 : filter(best, row, above, count, step, target);
  }

  private static long sum(byte[] target, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(target[i]);
    }
    return sum;
  }
}
