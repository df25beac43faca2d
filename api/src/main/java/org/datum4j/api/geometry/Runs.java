// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Operations on bare runs: lengths that alternate between zeros and ones and begin with zeros.
 *
 * <p>Runs are canonical when only the first may be empty; two masks of one size are equal exactly when their canonical
 * runs are.
 */
final class Runs {
  /** Truth tables for {@link #merge}: bit {@code 2a + b} is the result for the pixels {@code a} and {@code b}. */
  static final int UNION = 0b1110;

  static final int INTERSECTION = 0b1000;
  static final int DIFFERENCE = 0b0100;
  static final int EXCLUSIVE = 0b0110;

  private Runs() {}

  /** Number of pixels, or an exception that names the size if it cannot be counted in an {@code int}. */
  static int total(int height, int width) {
    if (height < 0 || width < 0) {
      throw new IllegalArgumentException(
          "mask size is " + height + " x " + width + ", expected a height and a width of 0 or more");
    }
    long total = (long) height * width;
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "mask size is " + height + " x " + width + " = " + total + " pixels, expected at most " + Integer.MAX_VALUE);
    }
    return (int) total;
  }

  static boolean isCanonical(int[] runs) {
    if (runs.length == 0) {
      return false;
    }
    for (int i = 1; i < runs.length; i++) {
      if (runs[i] == 0) {
        return false;
      }
    }
    return true;
  }

  static int[] canonical(int[] runs, int total) {
    if (isCanonical(runs)) {
      return runs;
    }
    RunBuilder builder = new RunBuilder(runs.length);
    int position = 0;
    for (int i = 0; i + 1 < runs.length; i += 2) {
      int start = position + runs[i];
      position = start + runs[i + 1];
      builder.ones(start, position);
    }
    return builder.finish(total);
  }

  /** Combines two masks of {@code total} pixels by a truth table that maps two zeros to zero. */
  static int[] merge(int[] a, int[] b, int table, int total) {
    int[] out = new int[a.length + b.length + 1];
    int size = 0;
    int last = 0;
    int ia = 0;
    int ib = 0;
    int nextA = boundary(a, 0, 0, total);
    int nextB = boundary(b, 0, 0, total);
    int state = 0;
    int value = 0;
    while (true) {
      int position = Math.min(nextA, nextB);
      if (position >= total) {
        break;
      }
      if (nextA == position) {
        state ^= 2;
        nextA = boundary(a, ++ia, position, total);
      }
      if (nextB == position) {
        state ^= 1;
        nextB = boundary(b, ++ib, position, total);
      }
      int now = table >> state & 1;
      if (now != value) {
        out[size++] = position - last;
        last = position;
        value = now;
      }
    }
    out[size++] = total - last;
    return size == out.length ? out : Arrays.copyOf(out, size);
  }

  private static int boundary(int[] runs, int index, int position, int total) {
    return index < runs.length ? position + runs[index] : total;
  }

  static int[] complement(int[] runs, int total) {
    if (total == 0) {
      return runs;
    }
    if (runs[0] == 0) {
      return Arrays.copyOfRange(runs, 1, runs.length);
    }
    int[] out = new int[runs.length + 1];
    System.arraycopy(runs, 0, out, 1, runs.length);
    return out;
  }

  static long area(int[] runs) {
    long area = 0;
    for (int i = 1; i < runs.length; i += 2) {
      area += runs[i];
    }
    return area;
  }

  /** Number of pixels that are one in both. */
  static long common(int[] a, int[] b, int total) {
    long common = 0;
    int ia = 0;
    int ib = 0;
    int nextA = boundary(a, 0, 0, total);
    int nextB = boundary(b, 0, 0, total);
    int position = 0;
    while (position < total) {
      int stop = Math.min(nextA, nextB);
      if ((ia & ib & 1) != 0) {
        common += stop - position;
      }
      position = stop;
      if (nextA == stop) {
        nextA = boundary(a, ++ia, stop, total);
      }
      if (nextB == stop) {
        nextB = boundary(b, ++ib, stop, total);
      }
    }
    return common;
  }

  /** First column, first row, last column and last row of the ones; null if there are none. */
  static int @Nullable [] extent(int[] runs, int height) {
    if (runs.length < 2) {
      return null;
    }
    int top = height;
    int bottom = -1;
    int right = 0;
    int position = 0;
    for (int i = 0; i + 1 < runs.length; i += 2) {
      int start = position + runs[i];
      position = start + runs[i + 1];
      int firstColumn = start / height;
      right = (position - 1) / height;
      if (firstColumn != right) {
        top = 0;
        bottom = height - 1;
      } else {
        top = Math.min(top, start - firstColumn * height);
        bottom = Math.max(bottom, position - 1 - right * height);
      }
    }
    return new int[] {runs[0] / height, top, right, bottom};
  }

  /** Moves a mask by {@code dx, dy} onto a canvas of another size; what falls outside is cut off. */
  static int[] place(int[] runs, int height, int width, long dx, long dy, int newHeight, int newWidth) {
    int total = total(newHeight, newWidth);
    RunBuilder builder = new RunBuilder(runs.length + 2);
    long firstColumn = Math.max(0, -dx);
    long endColumn = Math.min(width, newWidth - dx);
    if (firstColumn >= endColumn || dy >= newHeight || dy + height <= 0) {
      return builder.finish(total);
    }
    int low = (int) (firstColumn * height);
    int high = (int) (endColumn * height);
    boolean sameRows = dy == 0 && height == newHeight;
    int position = 0;
    for (int i = 0; i + 1 < runs.length && position < high; i += 2) {
      int start = position + runs[i];
      position = start + runs[i + 1];
      int from = Math.max(start, low);
      int to = Math.min(position, high);
      if (sameRows) {
        builder.ones((int) (from + dx * height), (int) (to + dx * height));
        continue;
      }
      while (from < to) {
        int column = from / height;
        int row = from - column * height;
        int length = Math.min(height - row, to - from);
        int columnStart = (int) ((column + dx) * newHeight);
        int newTop = (int) Math.max(0, row + dy);
        int newEnd = (int) Math.min(newHeight, row + length + dy);
        builder.ones(columnStart + newTop, columnStart + newEnd);
        from += length;
      }
    }
    return builder.finish(total);
  }

  /** Nearest-neighbour scaling: target pixel {@code i} shows source pixel {@code floor(i * old / new)}. */
  static int[] resize(int[] runs, int height, int width, int newHeight, int newWidth) {
    int total = total(newHeight, newWidth);
    RunBuilder builder = new RunBuilder(runs.length);
    if (height == 0 || width == 0 || total == 0) {
      return builder.finish(total);
    }
    int pair = 0;
    int before = 0;
    for (int column = 0; column < newWidth && pair + 1 < runs.length; column++) {
      int low = (int) ((long) column * width / newWidth) * height;
      int high = low + height;
      while (pair + 1 < runs.length && before + runs[pair] + runs[pair + 1] <= low) {
        before += runs[pair] + runs[pair + 1];
        pair += 2;
      }
      int position = before;
      for (int i = pair; i + 1 < runs.length && position + runs[i] < high; i += 2) {
        int start = position + runs[i];
        position = start + runs[i + 1];
        long from = firstTarget(Math.max(start, low) - low, height, newHeight);
        long to = firstTarget(Math.min(position, high) - low, height, newHeight);
        builder.ones(column * newHeight + (int) from, column * newHeight + (int) to);
      }
    }
    return builder.finish(total);
  }

  private static long firstTarget(long source, int size, int newSize) {
    return (source * newSize + size - 1) / size;
  }
}
