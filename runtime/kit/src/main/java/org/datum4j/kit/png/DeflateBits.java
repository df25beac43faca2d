// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.png;

import org.jspecify.annotations.Nullable;

/**
 * Puts the bits of a Deflate block into bytes. The block has one distance, of 1 byte.
 *
 * @source https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7
 */
final class DeflateBits {
  private static final int[] LENGTHS_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  private static final int REPEAT = 16;
  private static final int FEW_ZEROS = 17;
  private static final int MANY_ZEROS = 18;

  private final HuffmanCode lengthsCode = new HuffmanCode(LENGTHS_ORDER.length, 7);
  private byte[] out = new byte[0];
  private int at;
  private long held;
  private int heldBits;

  /** Begins at an index of an array that has room for everything. */
  void begin(byte[] target, int from) {
    out = target;
    at = from;
    held = 0;
    heldBits = 0;
  }

  /** Fills the last byte up and returns the index behind it. */
  int end() {
    while (heldBits > 0) {
      out[at++] = (byte) held;
      held >>>= 8;
      heldBits -= 8;
    }
    return at;
  }

  void put(HuffmanCode code, int symbol) {
    put(code.code(symbol), code.length(symbol));
  }

  /** Puts up to 31 bits, the lowest first. */
  void put(int value, int count) {
    held |= (long) value << heldBits;
    heldBits += count;
    if (heldBits >= Integer.SIZE) {
      int four = (int) held;
      out[at] = (byte) four;
      out[at + 1] = (byte) (four >> 8);
      out[at + 2] = (byte) (four >> 16);
      out[at + 3] = (byte) (four >> 24);
      at += Integer.BYTES;
      held >>>= Integer.SIZE;
      heldBits -= Integer.SIZE;
    }
  }

  /** Begins the last block: says which code it has. */
  void dynamicBlock(HuffmanCode code) {
    int symbols = Math.max(257, code.used());
    int[] lengths = new int[symbols + 1];
    for (int i = 0; i < symbols; i++) {
      lengths[i] = code.length(i);
    }
    // The code of the one distance has one bit.
    lengths[symbols] = 1;
    int[] frequencies = new int[LENGTHS_ORDER.length];
    lengths(lengths, frequencies);
    lengthsCode.build(frequencies);
    int sent = LENGTHS_ORDER.length;
    while (sent > 4 && lengthsCode.length(LENGTHS_ORDER[sent - 1]) == 0) {
      sent--;
    }
    put(0b101, 3);
    put(symbols - 257, 5);
    put(0, 5);
    put(sent - 4, 4);
    for (int i = 0; i < sent; i++) {
      put(lengthsCode.length(LENGTHS_ORDER[i]), 3);
    }
    lengths(lengths, null);
  }

  /** Puts the lengths of all words, or only counts the symbols that are needed for it. */
  private void lengths(int[] lengths, int @Nullable [] frequencies) {
    int i = 0;
    while (i < lengths.length) {
      int same = 1;
      while (i + same < lengths.length && lengths[i + same] == lengths[i]) {
        same++;
      }
      if (lengths[i] == 0 && same >= 3) {
        same = Math.min(same, 138);
        length(same > 10 ? MANY_ZEROS : FEW_ZEROS, same - (same > 10 ? 11 : 3), same > 10 ? 7 : 3, frequencies);
      } else if (i > 0 && lengths[i] == lengths[i - 1] && same >= 3) {
        same = Math.min(same, 6);
        length(REPEAT, same - 3, 2, frequencies);
      } else {
        same = 1;
        length(lengths[i], 0, 0, frequencies);
      }
      i += same;
    }
  }

  private void length(int symbol, int extra, int extraBits, int @Nullable [] frequencies) {
    if (frequencies != null) {
      frequencies[symbol]++;
      return;
    }
    put(lengthsCode, symbol);
    put(extra, extraBits);
  }
}
