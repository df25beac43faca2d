// SPDX-License-Identifier: Apache-2.0
package org.datum4j.api.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * COCO's compressed text for runs: groups of 5 bits, lowest first, one character {@code 48 + bits} each.
 *
 * <p>Bit 0x20 says that more characters follow, bit 0x10 of the last one is the sign. From the fourth number on, the
 * difference to the run two places before is stored.
 *
 * @source {@code rleToString} of the COCO API, https://github.com/cocodataset/cocoapi
 */
final class RleText {
  private static final int FIRST = 48;
  private static final int MORE = 0x20;
  private static final int SIGN = 0x10;
  /** 35 bits hold every difference of two non-negative ints. */
  private static final int MAX_CHARACTERS = 7;

  private final byte[] text;
  private final int height;
  private final int width;
  private int offset;

  private RleText(byte[] text, int height, int width) {
    this.text = text;
    this.height = height;
    this.width = width;
  }

  /** Runs of a text that is known to be well-formed or shall be reported. */
  static int[] decode(byte[] text, int height, int width) {
    int[] runs = new RleText(text, height, width).read(true);
    if (runs == null) {
      throw new AssertionError("a strict reader returned no runs");
    }
    return runs;
  }

  /** Runs of a text, or null if it is not well-formed. */
  static int @Nullable [] decodeOrNull(byte[] text, int height, int width) {
    return new RleText(text, height, width).read(false);
  }

  static byte[] encode(int[] runs) {
    byte[] out = new byte[runs.length * 2 + MAX_CHARACTERS];
    int size = 0;
    for (int i = 0; i < runs.length; i++) {
      if (out.length - size < MAX_CHARACTERS) {
        out = Arrays.copyOf(out, size + (size >> 1) + MAX_CHARACTERS);
      }
      int value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
      boolean more = true;
      while (more) {
        int bits = value & 0x1f;
        value >>= 5;
        more = (bits & SIGN) != 0 ? value != -1 : value != 0;
        out[size++] = (byte) ((more ? bits | MORE : bits) + FIRST);
      }
    }
    return Arrays.copyOf(out, size);
  }

  private int @Nullable [] read(boolean strict) {
    int total = Runs.total(height, width);
    int[] runs = new int[countNumbers()];
    long sum = 0;
    int size = 0;
    while (offset < text.length) {
      int start = offset;
      long value = number();
      if (value == Long.MIN_VALUE) {
        return fail(strict, start, numberFault(start));
      }
      if (size > 2) {
        value += runs[size - 2];
      }
      sum += value;
      if (value < 0 || sum > total) {
        return fail(strict, start, value < 0
            ? "run " + size + " is " + value + ", expected 0 or more"
            : "the first " + (size + 1) + " runs sum to " + sum + ", expected at most " + total);
      }
      runs[size++] = (int) value;
    }
    if (sum != total) {
      return fail(strict, offset, "the " + size + " runs sum to " + sum + ", expected " + total);
    }
    return runs;
  }

  private int countNumbers() {
    int numbers = 0;
    for (byte character : text) {
      numbers += (character - FIRST & MORE) == 0 ? 1 : 0;
    }
    return numbers;
  }

  /** The number at the offset, or {@link Long#MIN_VALUE} if there is none. */
  private long number() {
    long value = 0;
    for (int i = 0; i < MAX_CHARACTERS && offset < text.length; i++) {
      int bits = text[offset++] - FIRST;
      if ((bits & ~0x3f) != 0) {
        return Long.MIN_VALUE;
      }
      value |= (long) (bits & 0x1f) << 5 * i;
      if ((bits & MORE) == 0) {
        return (bits & SIGN) == 0 ? value : value | -1L << 5 * (i + 1);
      }
    }
    return Long.MIN_VALUE;
  }

  private String numberFault(int start) {
    int last = text[offset - 1];
    if ((last - FIRST & ~0x3f) != 0) {
      return "character code " + (last & 0xff) + " stands at offset " + (offset - 1) + ", expected 48 to 111";
    }
    return offset == text.length && offset - start < MAX_CHARACTERS
        ? "the text ends inside a number"
        : "a number has more than " + MAX_CHARACTERS + " characters, expected at most " + MAX_CHARACTERS;
  }

  private int @Nullable [] fail(boolean strict, int at, String fault) {
    if (!strict) {
      return null;
    }
    throw new IllegalArgumentException(
        "run-length text of a mask of " + height + " x " + width + " is broken at offset " + at + ": " + fault);
  }
}
