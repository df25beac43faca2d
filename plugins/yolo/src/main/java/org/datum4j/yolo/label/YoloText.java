// SPDX-License-Identifier: Apache-2.0
package org.datum4j.yolo.label;

import java.util.Arrays;

/**
 * The rows of a label file as they grow; one buffer serves many files.
 *
 * @units shares of the image's width and height, with six decimals and without zeros at the end
 */
final class YoloText {
  private static final long ONE = 1_000_000;
  private static final int LONGEST_NUMBER = 24;

  private byte[] bytes = new byte[1 << 12];
  private int size;
  private boolean inRow;

  void clear() {
    size = 0;
    inRow = false;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void whole(long value) {
    begin();
    digits(value);
  }

  /** Returns the number that a reader finds for a value. */
  static double rounded(double value) {
    return (double) Math.round(value * ONE) / ONE;
  }

  void share(double value) {
    begin();
    long scaled = Math.round(value * ONE);
    if (scaled < 0) {
      bytes[size++] = '-';
      scaled = -scaled;
    }
    int fraction;
    if (scaled < ONE) {
      bytes[size++] = '0';
      fraction = (int) scaled;
    } else {
      digits(scaled / ONE);
      fraction = (int) (scaled % ONE);
    }
    if (fraction != 0) {
      fraction(fraction);
    }
  }

  private void fraction(int millionths) {
    int at = size;
    int high = millionths / 10_000;
    int low = millionths - high * 10_000;
    int middle = low / 100;
    bytes[at] = '.';
    pair(high, at + 1);
    pair(middle, at + 3);
    pair(low - middle * 100, at + 5);
    at += 7;
    while (bytes[at - 1] == '0') {
      at--;
    }
    size = at;
  }

  private void pair(int value, int at) {
    int ten = value * 103 >> 10;
    bytes[at] = (byte) ('0' + ten);
    bytes[at + 1] = (byte) ('0' + value - ten * 10);
  }

  void endRow() {
    bytes[size++] = '\n';
    inRow = false;
  }

  private void begin() {
    if (bytes.length - size < LONGEST_NUMBER) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    if (inRow) {
      bytes[size++] = ' ';
    }
    inRow = true;
  }

  private void digits(long value) {
    int length = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      length++;
    }
    long rest = value;
    for (int i = size + length - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += length;
  }
}
