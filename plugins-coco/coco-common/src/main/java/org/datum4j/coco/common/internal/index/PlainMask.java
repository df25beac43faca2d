// SPDX-License-Identifier: Apache-2.0
package org.datum4j.coco.common.internal.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what is asked first of masks: size and area. Plain are those of runs that fill their size; others are not read. */
final class PlainMask {
  private static final int NOT_PLAIN = PlainShapes.NOT_PLAIN;
  private static final byte[] COUNTS = "\"counts\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIZE = "\"size\"".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_SIDE = (1 << Short.SIZE) - 1;
  private static final int MOST_DIGITS = 9;

  private int at;
  private long runSum;
  private long kept;

  /** Returns area, height and width of the mask that was read last, in 32, 16 and 16 bits. */
  long kept() {
    return kept;
  }

  static int area(long kept) {
    return (int) (kept >> Integer.SIZE);
  }

  static int height(long kept) {
    return (int) kept >>> Short.SIZE;
  }

  static int width(long kept) {
    return (int) kept & LARGEST_SIDE;
  }

  /** Reads a mask in text that is known to be JSON; false if it is not plain. */
  boolean read(byte[] bytes, int start) {
    long ones = NOT_PLAIN;
    long sum = 0;
    long size = NOT_PLAIN;
    int p = PlainShapes.space(bytes, start + 1);
    for (int member = 0; member < 2; member++) {
      boolean isCounts = isText(bytes, p, COUNTS);
      if (!isCounts && !isText(bytes, p, SIZE) || (isCounts ? ones : size) != NOT_PLAIN) {
        return false;
      }
      p = PlainShapes.space(bytes, p + (isCounts ? COUNTS : SIZE).length);
      if (bytes[p] != ':') {
        return false;
      }
      p = PlainShapes.space(bytes, p + 1);
      if (isCounts) {
        ones = runs(bytes, p);
        sum = runSum;
      } else {
        size = size(bytes, p);
      }
      if ((isCounts ? ones : size) == NOT_PLAIN) {
        return false;
      }
      p = PlainShapes.space(bytes, at);
      if (bytes[p] != (member == 0 ? ',' : '}')) {
        return false;
      }
      p = PlainShapes.space(bytes, p + 1);
    }
    if (sum != (size >> Short.SIZE) * (size & LARGEST_SIDE) || sum > Integer.MAX_VALUE) {
      return false;
    }
    kept = ones << Integer.SIZE | size;
    return true;
  }

  private static boolean isText(byte[] bytes, int start, byte[] text) {
    return Arrays.equals(bytes, start, Math.min(bytes.length, start + text.length), text, 0, text.length);
  }

  /** Returns how many pixels runs cover; leaves the sum of all. */
  private long runs(byte[] bytes, int start) {
    if (bytes[start] != '[') {
      return NOT_PLAIN;
    }
    long[] sums = new long[2];
    int p = start;
    for (int run = 0; run == 0 || bytes[p] == ','; run++) {
      long length = whole(bytes, PlainShapes.space(bytes, p + 1));
      if (length == NOT_PLAIN) {
        return NOT_PLAIN;
      }
      sums[run & 1] += length;
      p = PlainShapes.space(bytes, at);
    }
    at = p + 1;
    runSum = sums[0] + sums[1];
    return bytes[p] == ']' ? sums[1] : NOT_PLAIN;
  }

  /** Returns height and width, in 16 bits each. */
  private long size(byte[] bytes, int start) {
    if (bytes[start] != '[') {
      return NOT_PLAIN;
    }
    long height = whole(bytes, PlainShapes.space(bytes, start + 1));
    if (height == NOT_PLAIN || height > LARGEST_SIDE) {
      return NOT_PLAIN;
    }
    int p = PlainShapes.space(bytes, at);
    long width = bytes[p] == ',' ? whole(bytes, PlainShapes.space(bytes, p + 1)) : NOT_PLAIN;
    if (width == NOT_PLAIN || width > LARGEST_SIDE) {
      return NOT_PLAIN;
    }
    p = PlainShapes.space(bytes, at);
    at = p + 1;
    return bytes[p] == ']' ? height << Short.SIZE | width : NOT_PLAIN;
  }

  /** Returns a whole number and stops behind it. */
  private long whole(byte[] bytes, int start) {
    long value = 0;
    int p = start;
    for (int digit; (digit = bytes[p] - '0') >= 0 && digit <= 9; p++) {
      value = 10 * value + digit;
      if (p - start == MOST_DIGITS) {
        return NOT_PLAIN;
      }
    }
    at = p;
    return p == start ? NOT_PLAIN : value;
  }
}
